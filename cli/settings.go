package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"barre/packages"
)

// settingsCommand shows the settings of the user.
func (a *app) settingsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:  "settings",
		Args: atMost(0, "settings takes no arguments"),
		RunE: func(*cobra.Command, []string) error {
			list, unused, err := packages.EffectiveSettings(a.env)
			if err != nil {
				a.code = loadFailed(a.stderr, err)
				return nil
			}
			for _, p := range unused {
				fmt.Fprintln(a.stderr, strings.Replace(p.String(), "ERROR", "WARNING", 1))
			}
			if asJSON {
				return a.settingsJSON(list)
			}
			w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
			for _, s := range list {
				source := s.Source
				if source == "" {
					source = "default"
				}
				value := s.Value
				switch {
				case value == "":
					value = "(not set)"
				case s.Secret:
					value = "(set, not shown)"
				}
				fmt.Fprintf(w, "%s\t%s\t%s\n", s.Key, value, source)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "")
	return cmd
}

// settingsJSON prints the settings for other programs.
func (a *app) settingsJSON(list []packages.Setting) error {
	type setting struct {
		Key    string  `json:"key"`
		Value  *string `json:"value"` // null for what is not set, and for secrets
		Set    bool    `json:"set"`
		Secret bool    `json:"secret"`
		Source string  `json:"source"`
	}
	out := []setting{}
	for _, s := range list {
		e := setting{Key: s.Key, Set: s.Value != "", Secret: s.Secret, Source: s.Source}
		if e.Source == "" {
			e.Source = "default"
		}
		if e.Set && !s.Secret {
			e.Value = &s.Value
		}
		out = append(out, e)
	}
	enc := json.NewEncoder(a.stdout)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
