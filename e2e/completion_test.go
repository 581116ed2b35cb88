package e2e

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The scripts complete what is typed, in the shells they are for.
func TestCompletionInShells(t *testing.T) {
	t.Parallel()
	dir := folder(t, "main.bal", "", "main.txt", "", "shop/Ballerina.toml", "", ".hidden/x.bal", "")
	lines := []struct{ typed, want string }{
		{"barre comp", "completion"},
		{"barre config ", "check show"},
		{"barre completion f", "fish"},
		{"barre run --wa", "--watch"},
		{"barre run ", "main.bal shop/"},
		{"barre run m", "main.bal"},
		{"barre run s", "shop/"},
		{"barre build --locking-mode ", "hard locked medium soft"},
		{"barre new -t se", "service"},
	}
	for _, shell := range []struct {
		name   string
		needs  []string
		script string // of %s, for each line; prints what completes it
	}{
		{"bash", []string{"bash"}, `source /usr/share/bash-completion/bash_completion
source <(barre completion bash)
complete -p barre >/dev/null || echo "there is no completion for barre"
ask() {
	COMP_LINE=$1 COMP_POINT=${#1} COMPREPLY=()
	read -ra COMP_WORDS <<<"$1"
	[[ $1 == *" " ]] && COMP_WORDS+=("")
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
	__start_barre barre "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}" 2>/dev/null
	printf '%s\n' "${COMPREPLY[@]}" | sort | xargs echo
}
`},
		{"fish", []string{"fish"}, `barre completion fish | source
function ask
	complete -C $argv[1] | cut -f1 | sort | xargs echo
end
`},
		// What zsh does with the completions, it does in its line editor only.
		{"zsh", []string{"zsh"}, `compdef() { [[ $2 == barre ]] || print "there is no completion for barre" }
_describe() { print -rl -- $completions }
_files() { print "files" }
source <(barre completion zsh)
ask() {
	words=("${(s: :)1}")
	[[ $1 == *" " ]] && words+=("")
	CURRENT=$#words
	_barre | sort | xargs echo
}
`},
	} {
		t.Run(shell.name, func(t *testing.T) {
			t.Parallel()
			needTools(t, shell.needs...)
			if _, err := os.Stat("/usr/share/bash-completion/bash_completion"); err != nil && shell.name == "bash" {
				if os.Getenv("CI") != "" {
					t.Fatal("bash-completion is missing, and in CI it must not be")
				}
				t.Skip("skipped: bash-completion is missing")
			}
			script := shell.script
			var want strings.Builder
			for _, l := range lines {
				script += "ask '" + l.typed + "'\n"
				want.WriteString(l.want + "\n")
			}
			ctx, cancel := context.WithTimeout(context.Background(), limit)
			defer cancel()
			args := map[string][]string{"bash": {"--norc", "-c", script}, "zsh": {"-f", "-c", script}, "fish": {"--no-config", "-c", script}}[shell.name]
			cmd := exec.CommandContext(ctx, shell.name, args...)
			cmd.Dir, cmd.Env = dir, environ([]string{"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), "HOME=" + dir, "TERM=xterm", "LC_ALL=C"})
			out, err := cmd.CombinedOutput()
			if err != nil || string(out) != want.String() {
				t.Errorf("%v\n%s\nwant\n%s", err, out, want.String())
			}
		})
	}
}
