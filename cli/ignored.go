package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// ignoredFlag is an option that `bal` has and that means nothing here.
type ignoredFlag struct {
	name  string
	value string // what its value is, "" for an option without
	why   string
}

// ignoredFlags are accepted, so that scripts written for `bal` go on working, and
// say so.
type ignoredFlags []ignoredFlag

// accept lets a command have the options.
func (l ignoredFlags) accept(cmd *cobra.Command) {
	for _, f := range l {
		if f.value == "" {
			cmd.Flags().Bool(f.name, false, "")
		} else {
			cmd.Flags().String(f.name, "", "")
		}
		hide(cmd, f.name)
	}
}

// warn names the options that were given.
func (l ignoredFlags) warn(cmd *cobra.Command, w io.Writer) {
	for _, f := range l {
		if cmd.Flags().Changed(f.name) {
			fmt.Fprintf(w, "warning: the option '--%s' means nothing here and is ignored: %s\n", f.name, f.why)
		}
	}
}
