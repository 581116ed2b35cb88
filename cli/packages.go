package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"barre/packages"
	"barre/project"
)

// packPackage makes the archive of a package that has been checked.
func packPackage(o BuildOptions, pkg *project.Package, deps *dependencies) int {
	fail := func(err error) int {
		fmt.Fprintf(o.Stderr, "error: cannot make the archive of the package: %v\n", err)
		return 1
	}
	if pkg.Single {
		return fail(fmt.Errorf("a single file is no package"))
	}
	if m := pkg.Manifest; m.Org == "" || m.Name == "" || m.Version == "" {
		return fail(fmt.Errorf("'org', 'name' and 'version' under [package] of %s have to be there", project.ManifestName))
	}
	d := packages.Describe(pkg, Distribution, Specification)
	data, err := packages.Pack(pkg, d, deps.res.Graph())
	if err != nil {
		return fail(err)
	}
	dir := filepath.Join(pkg.Root, "target", "bala")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fail(err)
	}
	name := filepath.Join(dir, packages.ArchiveName(d))
	temp := name + ".tmp"
	defer os.Remove(temp)
	if err := os.WriteFile(temp, data, 0o666); err != nil {
		return fail(err)
	}
	if err := os.Rename(temp, name); err != nil {
		return fail(err)
	}
	fmt.Fprintf(o.Stderr, "Creating bala\n\t%s\n", name)
	return 0
}

func (a *app) packCommand() *cobra.Command {
	return a.compileCommand("pack", "pack takes one package", &BuildOptions{Pack: true})
}

// packagePath is the archive that `pack` makes of the package in a folder.
func packagePath(dir string) (string, error) {
	pkg, err := project.Load(dir, project.Options{})
	if err != nil {
		return "", err
	}
	name := filepath.Join(pkg.Root, "target", "bala", packages.ArchiveName(packages.Describe(pkg, Distribution, Specification)))
	if _, err := os.Stat(name); err != nil {
		return "", fmt.Errorf("cannot find the bala file of the package %s/%s:%s; run 'barre pack' to make it", pkg.Org, pkg.Name, pkg.Version)
	}
	return name, nil
}

func (a *app) pushCommand() *cobra.Command {
	var repository string
	cmd := &cobra.Command{
		Use:  "push",
		Args: atMost(1, "push takes at most the path of a bala file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			settings, err := packages.LoadSettings(a.env)
			if err != nil {
				return err
			}
			name := ""
			if len(args) == 1 {
				name = args[0]
			} else if name, err = packagePath("."); err != nil {
				return err
			}
			data, err := packages.ReadArchive(name)
			if err != nil {
				return err
			}
			d, _, err := packages.Inspect(data)
			if err != nil {
				return err
			}
			if err := a.push(settings, repository, d, data); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "Successfully pushed %s to '%s' repository.\n", name, repository)
			return nil
		},
	}
	cmd.Flags().StringVar(&repository, "repository", packages.CentralName, "")
	cmd.Flags().Bool("skip-source-check", false, "")
	return cmd
}

// push puts an archive into a repository.
func (a *app) push(s *packages.Settings, repository string, d *packages.Description, data []byte) error {
	registry := packages.NewRegistry(s, Distribution)
	switch repository {
	case packages.LocalName:
		_, err := s.Local().Install(data)
		return err
	case packages.CentralName:
		if d.Readme == "" {
			return fmt.Errorf("the package %s has no README.md, which a package in a registry needs; write one and run 'barre pack' again", d.Ref())
		}
		if s.Token == "" {
			return fmt.Errorf("no access token for %s: set accesstoken under [central] in %s, or BALLERINA_CENTRAL_ACCESS_TOKEN", s.Central, filepath.Join(s.Home, "Settings.toml"))
		}
		return registry.Push(data)
	}
	c := s.Repository(repository)
	switch {
	case c == nil:
		return unknownRepository(s, repository)
	case c.Path != "":
		_, err := packages.Folder{Root: c.Path}.Install(data)
		return err
	}
	return registry.PushMaven(c, d.Ref(), data)
}

func unknownRepository(s *packages.Settings, id string) error {
	names := []string{packages.LocalName, packages.CentralName}
	for _, c := range s.Custom {
		names = append(names, c.ID)
	}
	return fmt.Errorf("the repository '%s' is none of %s: further ones are set up in %s", id, strings.Join(names, ", "), filepath.Join(s.Home, "Settings.toml"))
}

func (a *app) pullCommand() *cobra.Command {
	var repository string
	var o DependencyOptions
	cmd := &cobra.Command{
		Use:  "pull",
		Args: atMost(1, "pull takes one package, as org/name or org/name:version"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.pullAll(o)
			}
			ref, err := packages.ParseRef(args[0])
			if err != nil {
				return &usageError{msg: err.Error(), command: "pull"}
			}
			return a.pull(ref, repository)
		},
	}
	cmd.Flags().StringVar(&repository, "repository", packages.CentralName, "")
	acceptBalFlags(cmd, &o)
	return cmd
}

// pullAll brings all packages that the current one needs.
func (a *app) pullAll(o DependencyOptions) error {
	deps, err := a.resolve(".", o)
	if err != nil {
		return err
	}
	for _, p := range deps.res.Packages {
		fmt.Fprintf(a.stdout, "%s is in the %s repository\n", p.Ref(), p.Repository)
	}
	return deps.save(false)
}

func (a *app) pull(ref packages.Ref, repository string) error {
	s, err := packages.LoadSettings(a.env)
	if err != nil {
		return err
	}
	registry := packages.NewRegistry(s, Distribution)
	if repository == packages.LocalName {
		return fmt.Errorf("the local repository is on this machine: there is nothing to pull from it")
	}
	if repository != packages.CentralName {
		c := s.Repository(repository)
		switch {
		case c == nil:
			return unknownRepository(s, repository)
		case ref.Version == "":
			return &usageError{msg: fmt.Sprintf("a package of the repository '%s' is pulled with its version, as %s:1.0.0", repository, ref), command: "pull"}
		case c.Path != "":
			b, err := packages.Folder{Root: c.Path}.Open(ref)
			if err == nil && b == nil {
				err = fmt.Errorf("package not found: %s, in the repository '%s'", ref, repository)
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "Package already exists.\n%s is in %s\n", ref, b.Dir)
			return nil
		}
		if err := registry.PullMaven(c, ref, s.CustomCache(c.ID)); packages.IsAbsent(err) {
			return fmt.Errorf("package not found: %s, in the repository '%s'", ref, repository)
		} else if err != nil {
			return err
		}
		fmt.Fprintf(a.stdout, "%s pulled from %s successfully\n", ref, repository)
		return nil
	}
	if ref.Version == "" {
		versions, err := registry.Versions(ref.Org, ref.Name)
		if err != nil {
			return err
		}
		if len(versions) == 0 {
			return fmt.Errorf("package not found: %s", ref)
		}
		ref.Version = versions[0].String()
	}
	if b, err := s.Cache().Open(ref); err == nil && b != nil {
		fmt.Fprintf(a.stdout, "Package already exists.\n%s is in %s\n", ref, b.Dir)
		return nil
	}
	info, err := registry.Pull(ref, s.Cache())
	if packages.IsAbsent(err) {
		return fmt.Errorf("package not found: %s", ref)
	}
	if err != nil {
		return err
	}
	if info.IsDeprecated {
		fmt.Fprintf(a.stderr, "warning: the package %s is deprecated: %s\n", ref, info.DeprecateMessage)
	}
	fmt.Fprintf(a.stdout, "%s pulled from central successfully\n", ref)
	return nil
}

// resolve chooses the packages that the one in a folder needs. Problems are
// written, and give an error.
func (a *app) resolve(path string, o DependencyOptions) (*dependencies, error) {
	pkg, err := project.Load(path, project.Options{})
	if err != nil {
		return nil, err
	}
	deps, err := resolveDependencies(pkg, a.image, a.env, o)
	if err != nil {
		return nil, err
	}
	if deps.report(a.stderr, true) {
		return nil, fmt.Errorf("the dependencies of %s cannot be resolved", pkg.QName())
	}
	return deps, nil
}

func (a *app) searchCommand() *cobra.Command {
	return &cobra.Command{
		Use: "search",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{msg: "no keyword given: say what to search for", command: "search"}
			}
			s, err := packages.LoadSettings(a.env)
			if err != nil {
				return err
			}
			found, err := packages.NewRegistry(s, Distribution).Search(strings.Join(args, " "), 50)
			if err != nil {
				return err
			}
			printFound(a.stdout, found)
			return nil
		},
	}
}

func printFound(w io.Writer, f *packages.Found) {
	if len(f.Packages) == 0 {
		fmt.Fprintln(w, "no packages found")
		return
	}
	fmt.Fprintf(w, "%-40s %-40s %-12s %s\n", "NAME", "DESCRIPTION", "DATE", "VERSION")
	for _, p := range f.Packages {
		summary := p.Summary
		if i := strings.IndexByte(summary, '\n'); i >= 0 {
			summary = summary[:i]
		}
		if r := []rune(summary); len(r) > 40 {
			summary = string(r[:39]) + "…"
		}
		date := ""
		switch d := p.CreatedDate.(type) {
		case float64: // milliseconds
			date = time.UnixMilli(int64(d)).UTC().Format(time.DateOnly)
		case string:
			date = d[:min(len(d), 10)]
		}
		fmt.Fprintf(w, "%-40s %-40s %-12s %s\n", p.Organization+"/"+p.Name, summary, date, p.Version)
	}
	if f.Count > len(f.Packages) {
		fmt.Fprintf(w, "\n%d of %d packages\n", len(f.Packages), f.Count)
	}
}

func (a *app) deprecateCommand() *cobra.Command {
	var message string
	var undo bool
	cmd := &cobra.Command{
		Use:  "deprecate",
		Args: atMost(1, "deprecate takes one package, as org/name or org/name:version"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{msg: "no package given: expected org/name or org/name:version", command: "deprecate"}
			}
			ref, err := packages.ParseRef(args[0])
			if err != nil {
				return &usageError{msg: err.Error(), command: "deprecate"}
			}
			s, err := packages.LoadSettings(a.env)
			if err != nil {
				return err
			}
			if err := packages.NewRegistry(s, Distribution).Deprecate(ref, message, undo); packages.IsAbsent(err) {
				return fmt.Errorf("package not found: %s", ref)
			} else if err != nil {
				return err
			}
			verb := "marked as deprecated"
			if undo {
				verb = "no longer deprecated"
			}
			fmt.Fprintf(a.stdout, "%s is %s\n", ref, verb)
			return nil
		},
	}
	cmd.Flags().StringVar(&message, "message", "", "")
	cmd.Flags().BoolVar(&undo, "undo", false, "")
	return cmd
}

func (a *app) graphCommand() *cobra.Command {
	var o DependencyOptions
	cmd := &cobra.Command{
		Use:  "graph",
		Args: atMost(1, "graph takes one package or file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			deps, err := a.resolve(first(args), o)
			if err != nil {
				return err
			}
			g := deps.res.Graph()
			fmt.Fprintf(a.stdout, "digraph %q {\n\tnode [shape=record]\n", g.Packages[0].Ref.String())
			for _, n := range g.Packages {
				fmt.Fprintf(a.stdout, "\t%q\n", n.Ref.String())
				for _, d := range n.Dependencies {
					fmt.Fprintf(a.stdout, "\t%q -> %q\n", n.Ref.String(), d.String())
				}
			}
			fmt.Fprintln(a.stdout, "}")
			return nil
		},
	}
	acceptBalFlags(cmd, &o)
	return cmd
}

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (a *app) depsCommand() *cobra.Command {
	var o DependencyOptions
	cmd := &cobra.Command{
		Use:  "deps",
		Args: atMost(1, "deps takes one package or file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			deps, err := a.resolve(first(args), o)
			if err != nil {
				return err
			}
			res := deps.res
			fmt.Fprintf(a.stdout, "%s:%s\n", res.Root.QName(), res.Root.Version)
			for _, l := range res.Library {
				fmt.Fprintf(a.stdout, "  %s (comes with Barre)\n", l)
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
					fmt.Fprintf(a.stdout, "%s%s (%s%s)%s\n", indent, p.Ref(), p.Repository, scope, again)
					if !shown[p] {
						shown[p] = true
						tree(p.Needs, indent+"  ")
					}
				}
			}
			tree(res.Direct, "  ")
			return nil
		},
	}
	acceptBalFlags(cmd, &o)
	return cmd
}

func (a *app) cleanCommand() *cobra.Command {
	var target string
	cmd := &cobra.Command{
		Use:  "clean",
		Args: atMost(1, "clean takes one package"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := first(args)
			if dir == "" {
				dir = "."
			}
			if _, err := os.Stat(filepath.Join(dir, project.ManifestName)); err != nil {
				return fmt.Errorf("'%s' is no package: it has no %s", dir, project.ManifestName)
			}
			name := filepath.Join(dir, "target")
			if target != "" {
				name = target
			}
			if _, err := os.Stat(name); err != nil {
				return nil // nothing was built
			}
			if err := os.RemoveAll(name); err != nil {
				return err
			}
			fmt.Fprintf(a.stdout, "Successfully deleted '%s'.\n", name)
			return nil
		},
	}
	cmd.Flags().StringVar(&target, "target-dir", "", "")
	return cmd
}

func (a *app) addCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "add",
		Args: atMost(1, "add takes the name of one module"),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := first(args)
			if name == "" {
				return &usageError{msg: "no module given: expected the name of the module to add", command: "add"}
			}
			if !project.ValidName(name) {
				return &usageError{msg: fmt.Sprintf("invalid module name '%s': a name has alphanumerics, underscores and periods and begins with a letter", name), command: "add"}
			}
			if _, err := os.Stat(project.ManifestName); err != nil {
				return fmt.Errorf("not a Ballerina package: the current folder has no %s", project.ManifestName)
			}
			dir := filepath.Join("modules", name)
			if _, err := os.Stat(dir); err == nil {
				return fmt.Errorf("a module already exists with the name '%s'", name)
			}
			base := name[strings.LastIndexByte(name, '.')+1:]
			text := "# Returns a greeting.\n#\n# + name - whom to greet\n# + return - the greeting\npublic function hello(string name) returns string {\n    return \"Hello, \" + name;\n}\n"
			if err := create(filepath.Join(dir, base+".bal"), text); err != nil {
				return err
			}
			for _, sub := range []string{"tests", "resources"} {
				if err := os.MkdirAll(filepath.Join(dir, sub), 0o777); err != nil {
					return err
				}
			}
			fmt.Fprintf(a.stdout, "Added new Ballerina module at '%s'.\n", filepath.ToSlash(dir))
			return nil
		},
	}
}
