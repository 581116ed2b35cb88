package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"barre/apidiff"
	"barre/check"
	"barre/packages"
	"barre/project"
	"barre/syntax"
	"barre/types"
)

// SemverOptions is a package whose version is to be judged.
type SemverOptions struct {
	Image          Image
	Command        []string // the whole command line, to hand over to another image
	Path           string   // as in RunOptions
	Compare        string   // the version to compare with, "" for the latest before
	ShowDiff       bool     // list changes that nobody outside can see as well
	Repository     string   // where versions are looked for, "" for everywhere
	Dependencies   DependencyOptions
	Environ        []string
	Stdout, Stderr io.Writer
}

// versionTooLow is the exit code when the package's version does not say enough;
// 1 says that nothing could be compared.
const versionTooLow = 2

func (a *app) semverCommand() *cobra.Command {
	o := SemverOptions{Image: a.image, Environ: a.env, Stdout: a.stdout, Stderr: a.stderr}
	cmd := &cobra.Command{
		Use:  "semver",
		Args: atMost(1, "semver takes one package"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.Path = args[0]
			}
			if o.Compare != "" {
				if _, ok := packages.ParseVersion(o.Compare); !ok {
					return &usageError{msg: fmt.Sprintf("'%s' is no version: one is written as 1.2.3", o.Compare), command: "semver"}
				}
			}
			o.Command = a.args
			a.code = a.semverProgram(o)
			return nil
		},
	}
	cmd.Flags().StringVarP(&o.Compare, "compare-version", "c", "", "")
	cmd.Flags().BoolVarP(&o.ShowDiff, "show-diff", "d", false, "")
	cmd.Flags().StringVar(&o.Repository, "repository", "", "")
	acceptBalFlags(cmd, &o.Dependencies)
	return cmd
}

// semverProgram compares a package with an earlier version and gives the exit code.
func (a *app) semverProgram(o SemverOptions) int {
	s := &session{image: o.Image, command: o.Command, path: o.Path, dependencies: o.Dependencies, environ: o.Environ, stdin: os.Stdin, stdout: o.Stdout, stderr: o.Stderr}
	p, code := s.load()
	if p == nil {
		return code
	}
	pkg := p.pkg
	if pkg.Single {
		fmt.Fprintln(o.Stderr, "error: a single file has no version: semver compares packages")
		return 1
	}
	c := compilePackage(pkg, o.Image, p.deps)
	if c.report(o.Stderr, false) {
		return 1
	}
	b, from, err := a.earlier(o, pkg)
	if err != nil {
		return s.failed(err)
	}
	before, err := b.Package()
	if err != nil {
		return s.failed(err)
	}
	changes := apidiff.Compare(apiOf(before), apiOf(pkg), func(added map[string][]*syntax.File) func(string) *check.Module {
		world := check.NewWorld(types.NewEnv(), func(org, name string) *check.Source {
			src := c.find(org, name)
			if src != nil && org == pkg.Org && pkg.Module(name) != nil {
				src.Files = append(src.Files, added[name]...)
			}
			return src
		})
		return func(name string) *check.Module { return world.Module(pkg.Org, name) }
	})
	return o.judge(pkg, before.Version, from, changes)
}

// apiOf gives the modules of a package to be compared.
func apiOf(pkg *project.Package) (list []apidiff.Module) {
	for i := range pkg.Modules {
		m := &pkg.Modules[i]
		a := apidiff.Module{Name: m.Name, Exported: i == 0 || slices.Contains(pkg.Manifest.Export, m.Name)}
		if i == 0 && len(pkg.Manifest.Export) > 0 {
			a.Exported = slices.Contains(pkg.Manifest.Export, m.Name)
		}
		for _, f := range m.Files {
			a.Files = append(a.Files, syntax.Parse(f.Name, f.Src))
		}
		list = append(list, a)
	}
	return list
}

// earlier finds the version to compare a package with, and says where it was.
func (a *app) earlier(o SemverOptions, pkg *project.Package) (*packages.Bala, string, error) {
	s, err := packages.LoadSettings(o.Environ)
	if err != nil {
		return nil, "", err
	}
	own, ok := packages.ParseVersion(pkg.Version)
	if !ok {
		return nil, "", fmt.Errorf("the version '%s' of the package is no version", pkg.Version)
	}
	repositories := []string{packages.LocalName, packages.CentralName}
	if o.Repository != "" {
		repositories = []string{o.Repository}
	}
	var best packages.Version
	from := ""
	var trouble error
	for _, name := range repositories {
		var list []packages.Version
		switch c := s.Repository(name); {
		case name == packages.LocalName:
			list = s.Local().Versions(pkg.Org, pkg.Name)
		case c != nil:
			list, err = packages.NewRegistry(s, Distribution).MavenVersions(c, pkg.Org, pkg.Name)
		case name == packages.CentralName:
			list = s.Cache().Versions(pkg.Org, pkg.Name)
			// The cache has what was needed once; the registry knows all.
			if !o.Dependencies.Offline {
				if all, err := packages.NewRegistry(s, Distribution).Versions(pkg.Org, pkg.Name); err == nil {
					list = append(list, all...)
				} else if !packages.IsAbsent(err) {
					trouble = err
				}
			}
		default:
			return nil, "", fmt.Errorf("there is no repository '%s' in Settings.toml", name)
		}
		if err != nil {
			return nil, "", err
		}
		for _, v := range list {
			switch {
			case o.Compare != "":
				if v.String() == o.Compare && from == "" {
					best, from = v, name
				}
			case v.Compare(own) <= 0 && (from == "" || v.Compare(best) > 0):
				best, from = v, name
			}
		}
	}
	if from == "" {
		asked := "no version of " + pkg.QName() + " up to " + pkg.Version
		if o.Compare != "" {
			asked = "the version " + o.Compare + " of " + pkg.QName()
			asked += " is not there"
		} else {
			asked += " has been published: there is nothing to compare with"
		}
		if trouble != nil {
			return nil, "", fmt.Errorf("%s on this machine, and the registry cannot be asked: %w", asked, trouble)
		}
		return nil, "", fmt.Errorf("%s", asked)
	}
	b, err := a.fetch(packages.Ref{Org: pkg.Org, Name: pkg.Name, Version: best.String()}, from)
	return b, from, err
}

// judge tells what has changed and whether the version says so.
func (o SemverOptions) judge(pkg *project.Package, before, from string, changes []apidiff.Change) int {
	w := o.Stdout
	fmt.Fprintf(w, "Comparing %s %s with %s, from the %s repository\n\n", pkg.QName(), pkg.Version, before, from)
	shown := 0
	for _, c := range changes {
		if c.Level == apidiff.Patch && !o.ShowDiff {
			continue
		}
		place := ""
		if c.File != "" {
			place = fmt.Sprintf(" [%s:%d]", c.File, c.Line)
		}
		fmt.Fprintf(w, "  %-5s  %s%s\n", c.Level, c.Text, place)
		shown++
	}
	if shown > 0 {
		fmt.Fprintln(w)
	}
	level := apidiff.Worst(changes)
	switch level {
	case apidiff.None:
		fmt.Fprintln(w, "Nothing has changed.")
	case apidiff.Patch:
		fmt.Fprintln(w, "What others can use has not changed: a patch version.")
	case apidiff.Minor:
		fmt.Fprintln(w, "What is new leaves what there was as it is: a minor version.")
	case apidiff.Major:
		fmt.Fprintln(w, "Programs that use the package may have to change: a major version.")
	}
	wanted := nextVersion(before, level)
	now, _ := packages.ParseVersion(pkg.Version)
	least, _ := packages.ParseVersion(wanted)
	if now.Compare(least) >= 0 {
		fmt.Fprintf(w, "The version %s in Ballerina.toml says so.\n", pkg.Version)
		return 0
	}
	fmt.Fprintf(w, "The version %s in Ballerina.toml is too low: it has to be at least %s.\n", pkg.Version, wanted)
	return versionTooLow
}

// nextVersion is the least version after another that tells of changes. Before
// 1.0.0 a minor version may break what there was, and a patch may add to it.
func nextVersion(before string, level apidiff.Level) string {
	if level == apidiff.None {
		return before
	}
	core, _, pre := strings.Cut(before, "-")
	var n [3]int
	for i, part := range strings.SplitN(core, ".", 3) {
		n[i], _ = strconv.Atoi(part)
	}
	if n[0] == 0 && level > apidiff.Patch {
		level--
	}
	switch {
	case pre:
		// What 1.2.0-beta promised is open until 1.2.0.
		return core
	case level == apidiff.Major:
		return fmt.Sprintf("%d.0.0", n[0]+1)
	case level == apidiff.Minor:
		return fmt.Sprintf("%d.%d.0", n[0], n[1]+1)
	}
	return fmt.Sprintf("%d.%d.%d", n[0], n[1], n[2]+1)
}
