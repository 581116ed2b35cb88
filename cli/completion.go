package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
)

// shells are those for which there is completion.
var shells = [...]string{"bash", "zsh", "fish"}

// completionCommand prints the script with which a shell completes command
// lines. The script asks the command itself, so it need not be made again when
// commands are added.
func (a *app) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:       "completion",
		ValidArgs: shells[:],
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{msg: "completion needs the name of a shell: bash, zsh or fish", command: "completion"}
			}
			if err := atMost(1, "completion takes the name of a shell")(cmd, args); err != nil {
				return err
			}
			switch root := cmd.Root(); args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, false)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, false)
			}
			return &usageError{msg: fmt.Sprintf("there is no completion for '%s': it is bash, zsh or fish", args[0]), command: "completion"}
		},
	}
}

// commandNames completes the argument of help.
func commandNames(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, c := range cmd.Root().Commands() {
		if len(args) == 0 && c.IsAvailableCommand() && strings.HasPrefix(c.Name(), begun) {
			names = append(names, c.Name())
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeValues offers values for a flag.
func completeValues(cmd *cobra.Command, flag string, values ...string) {
	completeWith(cmd, flag, func() []string { return values })
}

// completeWith offers values for a flag that are made when they are needed; a list
// is completed behind its last comma.
func completeWith(cmd *cobra.Command, flag string, values func() []string) {
	err := cmd.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		before := begun[:strings.LastIndexByte(begun, ',')+1]
		var list []string
		for _, v := range values() {
			if strings.HasPrefix(before+v, begun) {
				list = append(list, before+v)
			}
		}
		return list, cobra.ShellCompDirectiveNoFileComp
	})
	if err != nil {
		panic(err) // the flag does not exist
	}
}

// completeProgram completes the argument of commands that take a package or a
// file: folders and sources. The shells could do that themselves, but each does
// something else.
func completeProgram(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault // the program's own
	}
	i := strings.LastIndexByte(filepath.ToSlash(begun), '/') + 1
	dir, prefix := begun[:i], begun[i:]
	entries, err := os.ReadDir(cmp.Or(dir, "."))
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var list []string
	directive := cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, prefix) || strings.HasPrefix(name, ".") && prefix == "" {
			continue
		}
		// A link leads somewhere.
		switch st, err := os.Stat(filepath.Join(dir, name)); {
		case err != nil:
		case st.IsDir():
			list = append(list, dir+name+"/")
		case filepath.Ext(name) == ".bal":
			list = append(list, dir+name)
			directive = cobra.ShellCompDirectiveNoFileComp
		}
	}
	return list, directive
}

// completeArguments says how the arguments of the commands are completed.
func completeArguments(root *cobra.Command) {
	flags := map[string][]string{"locking-mode": {"soft", "medium", "hard", "locked"}, "coverage-format": {"xml", "go", "html"}}
	for _, t := range templateNames() {
		flags["template"] = append(flags["template"], t[0])
	}
	var walk func(cmd *cobra.Command)
	walk = func(cmd *cobra.Command) {
		switch cmd.Name() {
		case "run", "build", "check", "test", "format", "pack", "doc", "scan", "show", "graph", "deps", "studio":
			if cmd.ValidArgsFunction == nil {
				cmd.ValidArgsFunction = completeProgram
			}
		}
		for flag, values := range flags {
			if _, set := cmd.GetFlagCompletionFunc(flag); cmd.Flags().Lookup(flag) != nil && !set {
				completeValues(cmd, flag, values...)
			}
		}
		for _, c := range cmd.Commands() {
			walk(c)
		}
	}
	walk(root)
}
