package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// balTools are the tools that bal pulls from Central and that may be commands
// here.
var balTools = []string{"asyncapi", "edi", "graphql", "grpc", "health", "migrate-mule", "migrate-tibco", "openapi", "persist", "scan", "wsdl", "xsd"}

// toolCommand is `tool`, which manages programs for the Java virtual machine in
// bal. What they do is done by commands here, and scripts that pull them first
// go on working.
func (a *app) toolCommand() *cobra.Command {
	const actions = "list, pull, use, update, remove, search"
	cmd := &cobra.Command{
		Use: "tool",
		RunE: func(cmd *cobra.Command, args []string) error {
			wrong := func(format string, x ...any) error {
				return &usageError{msg: fmt.Sprintf(format, x...), command: "tool"}
			}
			if len(args) == 0 {
				return wrong("tool needs one of %s", actions)
			}
			var here []string
			for _, c := range cmd.Root().Commands() {
				if slices.Contains(balTools, c.Name()) {
					here = append(here, c.Name())
				}
			}
			action, args := args[0], args[1:]
			switch action {
			case "list":
				if len(args) > 0 {
					return wrong("unexpected argument '%s': tool list takes none", args[0])
				}
				if len(here) == 0 {
					fmt.Fprintln(a.stdout, "no tools found")
				}
				for _, name := range here {
					fmt.Fprintf(a.stdout, "%s (comes with Barre)\n", name)
				}
				return nil
			case "search":
				if len(args) == 0 {
					return wrong("no keyword given: say what to search for")
				}
				return fmt.Errorf("tools of registries are programs for the Java virtual machine, which Barre does not run; 'barre tool list' shows those that are commands here")
			case "pull", "use", "update", "remove":
			default:
				return wrong("unknown command 'tool %s': expected one of %s", action, actions)
			}
			if len(args) != 1 {
				return wrong("tool %s takes the name of one tool", action)
			}
			name, _, _ := strings.Cut(args[0], ":")
			if !slices.Contains(here, name) {
				return fmt.Errorf("the tool '%s' is a program for the Java virtual machine, which Barre does not run, and no command of that name comes with Barre", name)
			}
			if action == "remove" {
				return fmt.Errorf("the tool '%s' comes with Barre and cannot be removed", name)
			}
			fmt.Fprintf(a.stdout, "tool '%s' comes with Barre: there is nothing to %s\n", name, action)
			return nil
		},
	}
	// Where the tool would come from makes no difference.
	cmd.Flags().String("repository", "", "")
	cmd.Flags().Bool("offline", false, "")
	return cmd
}
