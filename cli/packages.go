package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"

	"github.com/spf13/cobra"

	"barre/internal/files"
	"barre/packages"
	"barre/project"
)

// packPackage makes the archive of a package that has been checked.
func packPackage(o BuildOptions, pkg *project.Package, deps *dependencies, target string) int {
	fail := func(err error) int {
		fmt.Fprintf(o.Stderr, "error: cannot make the archive of the package: %v\n", files.Explain(err))
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
	tool, err := pkg.ToolID()
	if err != nil {
		return loadFailed(o.Stderr, err)
	}
	if tool != "" {
		fmt.Fprintf(o.Stderr, "warning: the archive has not the tool '%s' of %s: commands of tools are Java programs, which Barre neither packs nor runs\n", tool, project.ToolManifestName)
	}
	dir := filepath.Join(target, "bala")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fail(err)
	}
	name := filepath.Join(dir, packages.ArchiveName(d))
	if err := files.Replace(name, data, 0o644); err != nil {
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
	name := filepath.Join(targetOf(pkg), "bala", packages.ArchiveName(packages.Describe(pkg, Distribution, Specification)))
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
	return a.eachResolved(".", o, func(deps *dependencies) error {
		for _, p := range deps.res.Packages {
			fmt.Fprintf(a.stdout, "%s is in the %s repository\n", p.Ref(), p.Repository)
		}
		return deps.save(false)
	})
}

func (a *app) pull(ref packages.Ref, repository string) error {
	if repository == packages.LocalName {
		return fmt.Errorf("the local repository is on this machine: there is nothing to pull from it")
	}
	was := false
	b, err := a.fetched(ref, repository, &was)
	if err != nil {
		return err
	}
	if was {
		fmt.Fprintf(a.stdout, "Package already exists.\n%s is in %s\n", b.Ref(), b.Dir)
	} else {
		fmt.Fprintf(a.stdout, "%s pulled from %s successfully\n", b.Ref(), repository)
	}
	return a.pullNeeds(b, repository)
}

// pullNeeds pulls what a package was made with, and what that needs, as far as
// it does not come with Barre.
func (a *app) pullNeeds(b *packages.Bala, repository string) error {
	library := a.image.library()
	seen := map[packages.Ref]bool{b.Ref(): true}
	for queue := b.Dependencies(); len(queue) > 0; queue = queue[1:] {
		ref := queue[0]
		if _, ok := library(ref.Org, ref.Name); ok || packages.Reserved(ref.Org) || seen[ref] || ref.Version == "" {
			continue
		}
		seen[ref] = true
		d, err := a.fetch(ref, packages.CentralName)
		if err != nil && repository != packages.CentralName {
			// A build may be told of another place.
			fmt.Fprintf(a.stderr, "warning: %s needs %s: %v\n", b.Ref(), ref, err)
			continue
		}
		if err != nil {
			return fmt.Errorf("%s needs %s: %w", b.Ref(), ref, err)
		}
		queue = append(queue, d.Dependencies()...)
	}
	return nil
}

// fetch finds a package in a repository, the latest version when the reference
// has none, and pulls it if it is not on this machine.
func (a *app) fetch(ref packages.Ref, repository string) (*packages.Bala, error) {
	return a.fetched(ref, repository, new(bool))
}

// fetched is fetch; was is set when the package was on this machine already.
func (a *app) fetched(ref packages.Ref, repository string, was *bool) (*packages.Bala, error) {
	s, err := packages.LoadSettings(a.env)
	if err != nil {
		return nil, err
	}
	registry := packages.NewRegistry(s, Distribution)
	var (
		folder packages.Folder
		list   func(org, name string) ([]packages.Version, error)
		pull   func(ref packages.Ref) error
		absent = fmt.Errorf("package not found: %s, in the repository '%s'", ref, repository)
	)
	c := s.Repository(repository)
	switch {
	case repository == packages.LocalName:
		folder = s.Local()
	case repository == packages.CentralName:
		absent = fmt.Errorf("package not found: %s", ref)
		folder, list = s.Cache(), registry.Versions
		pull = func(ref packages.Ref) error {
			info, err := registry.Pull(ref, folder)
			if err == nil && info.IsDeprecated {
				fmt.Fprintf(a.stderr, "warning: the package %s is deprecated: %s\n", ref, plain(info.DeprecateMessage, 200))
			}
			return err
		}
	case c == nil:
		return nil, unknownRepository(s, repository)
	case c.Path != "":
		folder = packages.Folder{Root: c.Path}
	default:
		folder = s.CustomCache(c.ID)
		list = func(org, name string) ([]packages.Version, error) { return registry.MavenVersions(c, org, name) }
		pull = func(ref packages.Ref) error { return registry.PullMaven(c, ref, folder) }
	}
	if list == nil {
		list = func(org, name string) ([]packages.Version, error) { return folder.Versions(org, name), nil }
	}
	if ref.Version == "" {
		versions, err := list(ref.Org, ref.Name)
		if err != nil {
			return nil, err
		}
		v, ok := packages.Choose(versions, packages.Version{}, "soft")
		if !ok {
			return nil, absent
		}
		ref.Version = v.String()
	}
	b, err := folder.Open(ref)
	if err != nil {
		return nil, err
	}
	if *was = b != nil; *was {
		return b, nil
	}
	if pull == nil {
		return nil, absent
	}
	if err := pull(ref); packages.IsAbsent(err) {
		return nil, absent
	} else if err != nil {
		return nil, err
	}
	if b, err = folder.Open(ref); err == nil && b == nil {
		err = absent
	}
	return b, err
}

// eachResolved chooses the packages that the one in a folder needs, or those
// of a workspace there, and does something with each. Problems are written, and
// give an error.
func (a *app) eachResolved(path string, o DependencyOptions, do func(deps *dependencies) error) error {
	opts := project.Options{}
	ws, err := project.LoadWorkspace(path, opts)
	if err != nil {
		return err
	}
	var all []*project.Package
	if ws != nil {
		if all, err = loadAll(ws, opts); err != nil {
			return err
		}
		all, _ = packages.BuildOrder(all)
	} else {
		pkg, err := project.Load(path, opts)
		if err != nil {
			return err
		}
		all = append(all, pkg)
	}
	s := &session{image: a.image, dependencies: o, environ: a.env}
	for _, pkg := range all {
		p, err := s.resolve(pkg)
		if err != nil {
			return err
		}
		if p.deps.report(a.stderr, true) {
			return fmt.Errorf("the dependencies of %s cannot be resolved", pkg.QName())
		}
		if err := do(p.deps); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) searchCommand() *cobra.Command {
	var limit, offset int
	cmd := &cobra.Command{
		Use: "search",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{msg: "no keyword given: say what to search for", command: "search"}
			}
			if limit < 1 || limit > 1000 || offset < 0 {
				return &usageError{msg: "the limit is a number from 1 to 1000, the offset one from 0", command: "search"}
			}
			s, err := packages.LoadSettings(a.env)
			if err != nil {
				return err
			}
			found, err := packages.NewRegistry(s, Distribution).Search(strings.Join(args, " "), limit, offset)
			if err != nil {
				return err
			}
			printFound(a.stdout, found, offset)
			return nil
		},
	}
	cmd.Flags().IntVar(&limit, "limit", 20, "")
	cmd.Flags().IntVar(&offset, "offset", 0, "")
	return cmd
}

// printFound writes what a search gave as a table. from is the number of
// packages before it.
func printFound(w io.Writer, f *packages.Found, from int) {
	if len(f.Packages) == 0 && from == 0 {
		fmt.Fprintln(w, "no packages found")
		return
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "NAME\tDESCRIPTION\tDATE\tVERSION")
	for _, p := range f.Packages {
		date := ""
		switch d := p.CreatedDate.(type) {
		case float64: // milliseconds
			date = time.UnixMilli(int64(d)).UTC().Format(time.DateOnly)
		case string:
			date = d[:min(len(d), 10)]
		}
		version := p.Version
		if p.IsDeprecated {
			version += " (deprecated)"
		}
		fmt.Fprintf(t, "%s/%s\t%s\t%s\t%s\n", plain(p.Organization, 80), plain(p.Name, 80), plain(p.Summary, 48), plain(date, 10), plain(version, 80))
	}
	t.Flush()
	if next := from + len(f.Packages); f.Count > next && len(f.Packages) > 0 {
		fmt.Fprintf(w, "\n%d to %d of %d packages; --offset %d shows the next\n", from+1, next, f.Count, next)
	}
}

// plain is the first line of a text of somebody else's, of at most n characters
// and without any that would change the terminal.
func plain(s string, n int) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return ' '
	}, s)
	if r := []rune(s); len(r) > n {
		s = string(r[:n-1]) + "…"
	}
	return s
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

func first(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func (a *app) cleanCommand() *cobra.Command {
	var target string
	cmd := &cobra.Command{
		Use:  "clean",
		Args: atMost(1, "clean takes one package"),
		RunE: func(cmd *cobra.Command, args []string) error {
			dirs, err := targets(first(args), target, nil)
			if err != nil {
				return err
			}
			for _, dir := range dirs {
				if _, err := os.Stat(dir); err != nil {
					continue // nothing was built
				}
				if err := os.RemoveAll(dir); err != nil {
					return err
				}
				fmt.Fprintf(a.stdout, "Successfully deleted '%s'.\n", dir)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&target, "target-dir", "", "")
	return cmd
}

// targets are the folders for what is made of the package in a folder, or of
// those of a workspace there. A package with errors can be cleaned, too. ws is
// the workspace's manifest.
func targets(dir, target string, ws *project.Manifest) ([]string, error) {
	if dir == "" {
		dir = "."
	}
	src, err := os.ReadFile(filepath.Join(dir, project.ManifestName))
	if err != nil {
		return nil, fmt.Errorf("'%s' is no package: it has no %s", dir, project.ManifestName)
	}
	m, _ := project.ParseManifest(project.ManifestName, src)
	switch {
	case target != "":
		// What is in a folder of any name may be somebody's work.
		if _, err := os.Stat(filepath.Join(target, project.ManifestName)); err == nil {
			return nil, fmt.Errorf("'%s' is a package, not a folder for what is made of one", target)
		}
		return []string{target}, nil
	case m.Workspace == nil:
		if _, ok := m.BuildOptions["targetDir"]; !ok && ws != nil {
			m.BuildOptions["targetDir"] = ws.BuildOptions["targetDir"]
		}
		own := targetOf(&project.Package{Root: dir, Manifest: m})
		if rel, err := filepath.Rel(own, dir); err == nil && filepath.IsLocal(rel) {
			return nil, fmt.Errorf("the 'targetDir' of %s is the package's own folder, which is not deleted", project.ManifestName)
		}
		return []string{own}, nil
	}
	var list []string
	for _, f := range m.Workspace {
		more, err := targets(filepath.Join(dir, filepath.FromSlash(f)), "", m)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
	return append(list, filepath.Join(dir, "target")), nil // where the documentation of all is
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
			var c creation
			err := c.file(filepath.Join(dir, base+".bal"), text)
			for _, sub := range []string{"tests", "resources"} {
				if err == nil {
					err = c.folder(filepath.Join(dir, sub))
				}
			}
			if err != nil {
				c.undo()
				return err
			}
			fmt.Fprintf(a.stdout, "Added new Ballerina module at '%s'.\n", filepath.ToSlash(dir))
			return nil
		},
	}
}
