package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"barre/packages"
)

func (a *app) graphCommand() *cobra.Command {
	var o DependencyOptions
	cmd := &cobra.Command{
		Use:  "graph",
		Args: atMost(1, "graph takes one package or file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.eachResolved(first(args), o, func(deps *dependencies) error {
				if o.steps {
					for _, s := range deps.res.Steps {
						printGraph(a.stdout, s.Title, s.Packages)
					}
				}
				g := deps.res.Graph()
				title := g.Packages[0].Ref.String()
				if o.steps {
					title = "Final: " + title
				}
				printGraph(a.stdout, title, g.Packages)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&o.steps, "dump-raw-graphs", false, "")
	acceptBalFlags(cmd, &o)
	return cmd
}

// printGraph writes a graph in the language of Graphviz.
func printGraph(w io.Writer, title string, list []packages.Node) {
	fmt.Fprintf(w, "digraph %q {\n\tnode [shape=record]\n", title)
	for _, n := range list {
		fmt.Fprintf(w, "\t%q\n", n.Ref.String())
		for _, d := range n.Dependencies {
			fmt.Fprintf(w, "\t%q -> %q\n", n.Ref.String(), d.String())
		}
	}
	fmt.Fprintln(w, "}")
}

func (a *app) depsCommand() *cobra.Command {
	var o DependencyOptions
	var why string
	cmd := &cobra.Command{
		Use:  "deps",
		Args: atMost(1, "deps takes one package or file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ref := packages.Ref{}
			if why != "" {
				var err error
				if ref, err = packages.ParseRef(why); err != nil {
					return &usageError{msg: err.Error(), command: "deps"}
				}
			}
			found := false
			err := a.eachResolved(first(args), o, func(deps *dependencies) error {
				if why == "" {
					printDependencies(a.stdout, deps.res)
					return nil
				}
				there, err := explain(a.stdout, deps.res, ref)
				found = found || there
				return err
			})
			if err == nil && why != "" && !found {
				return fmt.Errorf("nothing needs the package %s", why)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&why, "why", "", "")
	acceptBalFlags(cmd, &o)
	return cmd
}

// printDependencies writes what a package needs as a tree.
func printDependencies(w io.Writer, res *packages.Resolution) {
	fmt.Fprintf(w, "%s:%s\n", res.Root.QName(), res.Root.Version)
	for _, l := range res.Library {
		fmt.Fprintf(w, "  %s (comes with Barre)\n", l)
	}
	for _, s := range res.Members() {
		fmt.Fprintf(w, "  %s:%s (workspace)\n", s.QName(), s.Version)
	}
	shown := map[*packages.Resolved]bool{}
	var tree func(list []*packages.Resolved, indent string)
	tree = func(list []*packages.Resolved, indent string) {
		for _, p := range list {
			scope := ""
			if p.TestOnly {
				scope = ", tests only"
			}
			again := ""
			if shown[p] && len(p.Needs) > 0 {
				again = " …"
			}
			fmt.Fprintf(w, "%s%s (%s%s)%s\n", indent, p.Ref(), p.Repository, scope, again)
			if !shown[p] {
				shown[p] = true
				tree(p.Needs, indent+"  ")
			}
		}
	}
	tree(res.Direct, "  ")
}

// explain writes why a package is needed, and why in that version: the paths
// that lead to it. It tells whether it is needed at all.
func explain(w io.Writer, res *packages.Resolution, ref packages.Ref) (bool, error) {
	for _, l := range res.Library {
		if l.QName() == ref.QName() {
			fmt.Fprintf(w, "%s comes with Barre\n", l)
			for _, at := range res.ImportedAt(l.Org, l.Name) {
				fmt.Fprintf(w, "  imported at %s\n", at)
			}
			return true, nil
		}
	}
	for _, s := range res.Members() {
		if s.QName() == ref.QName() {
			fmt.Fprintf(w, "%s:%s (workspace)\n", s.QName(), s.Version)
			for _, way := range res.WaysToMember(s) {
				fmt.Fprintf(w, "  %s\n", strings.Join(way, " → "))
			}
			return true, nil
		}
	}
	p := res.Find(ref.Org, ref.Name)
	if p == nil {
		return false, nil
	}
	if ref.Version != "" && ref.Version != p.Version {
		return false, fmt.Errorf("%s is in version %s there, not %s", ref.QName(), p.Version, ref.Version)
	}
	fmt.Fprintf(w, "%s (%s)\n", p.Ref(), p.Repository)
	ways, more := res.Ways(p)
	for _, way := range ways {
		fmt.Fprintf(w, "  %s\n", strings.Join(way, " → "))
	}
	if more {
		fmt.Fprintln(w, "  … and further ways")
	}
	for _, at := range res.ImportedAt(p.Organization, p.Name) {
		fmt.Fprintf(w, "  imported at %s\n", at)
	}
	fmt.Fprintf(w, "the version: %s\n", p.Why)
	return true, nil
}
