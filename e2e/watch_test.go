package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// run --watch starts the program anew when its sources change, keeps the
// version before while they have errors, and ends in order.
func TestWatch(t *testing.T) {
	t.Parallel()
	needSignals(t)
	source := func(words string) string {
		return "import ballerina/http;\nimport acme/shop.words;\n\nconfigurable int port = ?;\nconfigurable string end = \"\";\n\nservice / on new http:Listener(port) {\n" +
			"    resource function get .() returns string => " + words + ";\n}\n"
	}
	module := func(word string) string {
		return "public function first() returns string => \"" + word + "\";\n"
	}
	dir := folder(t,
		"Ballerina.toml", "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"main.bal", source("words:first() + end"), "modules/words/words.bal", module("one"))
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	port := freePort(t)
	p := call{dir: dir, args: []string{"run", "--watch", "-Cport=" + strconv.Itoa(port)}}.start(t)
	t.Cleanup(func() { // the version that runs ends with it
		if p.running() {
			p.signal(syscall.SIGTERM)
			p.wait()
		}
	})
	p.port = port
	answers := func(want string) {
		t.Helper()
		p.until("for the answer "+want, func() bool {
			r, err := p.ask("GET", "/", "")
			return err == nil && r.body == want
		})
	}
	said := func(text string, times int) {
		t.Helper()
		p.until("for "+text, func() bool { return strings.Count(p.stderr.String(), text) >= times })
	}
	answers("one")
	write("modules/words/words.bal", module("two"))
	answers("two")
	said("watch: restarted after", 1)

	const kept = "watch: the version before these changes goes on running"
	write("main.bal", source("words:second()"))
	said("undefined function", 1)
	said(kept, 1)
	answers("two")
	write("main.bal", source("words:first() + end + \"!\""))
	answers("two!")

	write("Config.toml", "end = 5\n")
	said("configurable variable 'end' is expected to be of type 'string', but found 'int'", 1)
	said(kept, 2)
	answers("two!")
	write("Config.toml", "end = \", three\"\n")
	answers("two, three!")

	// A file that is written as it was, and one that is no source, change
	// nothing.
	said("watch: restarted after", 3) // which may come after the first answer
	restarts := strings.Count(p.stderr.String(), "restarted")
	write("main.bal", source("words:first() + end + \"!\""))
	write("notes.txt", "nothing")
	time.Sleep(200 * time.Millisecond)
	if n := strings.Count(p.stderr.String(), "restarted"); n != restarts {
		t.Errorf("restarted without a reason\n%s", p.stderr.String())
	}

	// A new module's folder is watched, too.
	if err := os.MkdirAll(filepath.Join(dir, "modules", "more"), 0o755); err != nil {
		t.Fatal(err)
	}
	write("modules/more/more.bal", module("four"))
	write("main.bal", strings.Replace(source("more:first()"), "import acme/shop.words;", "import acme/shop.more;", 1))
	answers("four")
	write("modules/more/more.bal", module("five"))
	answers("five")

	p.signal(syscall.SIGTERM)
	if r := p.wait(); r.code != 0 {
		t.Errorf("%v", r)
	}
	if _, err := p.ask("GET", "/", ""); err == nil {
		t.Error("the program runs on")
	}
}

// A program that ends is started again after a change; errors at first are told
// and waited upon.
func TestWatchAProgramThatEnds(t *testing.T) {
	t.Parallel()
	needSignals(t)
	dir := folder(t, "main.bal", "public function main() {\n    print(1);\n}\n")
	p := call{dir: dir, args: []string{"run", "main.bal", "--watch", "--", "Ada"}}.start(t)
	t.Cleanup(func() {
		if p.running() {
			p.signal(syscall.SIGTERM)
			p.wait()
		}
	})
	p.until("for the error", func() bool { return strings.Contains(p.stderr.String(), "watch: waiting for a change") })
	if err := os.WriteFile(filepath.Join(dir, "main.bal"), []byte("import ballerina/io;\n\npublic function main(string name) {\n    io:println(\"hello \", name);\n}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p.prints("hello Ada\n")
	p.until("for the end", func() bool {
		return strings.Contains(p.stderr.String(), "watch: the program ended with exit code 0; waiting for a change")
	})
	p.signal(syscall.SIGTERM)
	if r := p.wait(); r.code != 0 || strings.Count(r.stdout, "hello") != 1 {
		t.Errorf("%v", r)
	}
}

func TestCompletion(t *testing.T) {
	t.Parallel()
	for _, shell := range []string{"bash", "zsh", "fish"} {
		r := call{args: []string{"completion", shell}}.run(t)
		if r.code != 0 || r.stderr != "" || !strings.Contains(r.stdout, "barre") || !strings.Contains(r.stdout, "__complete") {
			t.Errorf("%s: %v", shell, r)
		}
	}
	call{args: []string{"completion"}}.run(t).want(t, 1, "", `~(?s).*bash, zsh or fish.*barre help completion.*`)
	call{args: []string{"completion", "tcsh"}}.run(t).want(t, 1, "", `~(?s).*'tcsh'.*`)
	// What the scripts ask.
	for line, want := range map[string]string{"comp": "completion\n", "config ": "check\nshow\n", "completion f": "fish\n", "help vers": "version\n"} {
		r := call{args: append([]string{"__complete"}, strings.Split(line, " ")...)}.run(t)
		if r.code != 0 || !strings.HasPrefix(r.stdout, want+":") {
			t.Errorf("%q: %v", line, r)
		}
	}
}
