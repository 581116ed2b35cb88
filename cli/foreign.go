package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// Commands of bal that are about its own installation, or about Java: scripts that
// use them go on working where that is possible, and learn why where it is not.

// distCommand is dist: bal has several distributions side by side, here there is
// one.
func (a *app) distCommand() *cobra.Command {
	actions := []string{"list", "pull", "use", "update", "remove"}
	cmd := &cobra.Command{
		Use:       "dist",
		ValidArgs: actions,
		RunE: func(cmd *cobra.Command, args []string) error {
			wrong := func(format string, x ...any) error {
				return &usageError{msg: fmt.Sprintf(format, x...), command: "dist"}
			}
			if len(args) == 0 {
				return wrong("dist needs one of %s", strings.Join(actions, ", "))
			}
			action, args := args[0], args[1:]
			if !slices.Contains(actions, action) {
				return wrong("unknown command 'dist %s': expected one of %s", action, strings.Join(actions, ", "))
			}
			switch action {
			case "list":
				if len(args) > 0 {
					return wrong("unexpected argument '%s': dist list takes none", args[0])
				}
				fmt.Fprintf(a.stdout, "Distributions available locally:\n\n* %s %s, in Barre %s\n", Distribution, updateName, Version)
				return nil
			case "update":
				if len(args) > 0 {
					return wrong("unexpected argument '%s': dist update takes none", args[0])
				}
				fmt.Fprintf(a.stdout, "The distribution is %s, which comes with Barre %s; it changes with Barre\n", Distribution, Version)
				return nil
			}
			if len(args) != 1 {
				return wrong("dist %s takes the version of a distribution", action)
			}
			switch version := args[0]; {
			case action == "remove":
				return fmt.Errorf("the distribution %s is part of Barre and cannot be removed", Distribution)
			case version == Distribution || version == "latest":
				fmt.Fprintf(a.stdout, "'%s' is the current active distribution version\n", Distribution)
				return nil
			default:
				return fmt.Errorf("the distribution '%s' is not available: Barre %s has %s, and runs packages that were written for earlier ones", version, Version, Distribution)
			}
		},
	}
	cmd.Flags().BoolP("all", "a", false, "")
	hide(cmd, "all")
	return cmd
}

// updateCommand is update, with which bal updates itself.
func (a *app) updateCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "update",
		Args: atMost(0, "update takes no arguments"),
		Run: func(*cobra.Command, []string) {
			fmt.Fprintf(a.stdout, "This is Barre %s. To update it, install a newer one in its place\n", Version)
		},
	}
}

// homeCommand is home: where the installation is.
func (a *app) homeCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "home",
		Args: atMost(0, "home takes no arguments"),
		RunE: func(*cobra.Command, []string) error {
			self, err := os.Executable()
			if err != nil {
				return fmt.Errorf("the place of this command is unknown: %w", err)
			}
			if p, err := filepath.EvalSymlinks(self); err == nil {
				self = p
			}
			fmt.Fprintln(a.stdout, filepath.Dir(self))
			return nil
		},
	}
}

// bindgenCommand is bindgen, which writes Ballerina code that calls Java.
func (a *app) bindgenCommand() *cobra.Command {
	return &cobra.Command{
		Use: "bindgen", DisableFlagParsing: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if slices.Contains(args, "-h") || slices.Contains(args, "--help") {
				return cmd.Help()
			}
			return fmt.Errorf("Java classes cannot be called: there is no Java virtual machine. Use a library module, a package written in Ballerina, or a service that does what the Java library does")
		},
	}
}
