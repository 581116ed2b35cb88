package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"barre/check"
	"barre/config"
	"barre/configure"
	"barre/internal/files"
	"barre/runtime"
	"barre/syntax"
	"barre/tree"
	"barre/types"
	"barre/value"
	"barre/vm"
)

// configCommand is config with what it does below it.
func (a *app) configCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "config",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return &usageError{msg: "config needs to be told what to do: check or show", command: "config"}
			}
			return &usageError{msg: fmt.Sprintf("unknown command 'config %s'; there are check and show", args[0]), command: "config"}
		},
	}
	for _, name := range []string{"check", "show"} {
		o := RunOptions{Image: a.image, Environ: a.env, Stdin: a.stdin, Stdout: a.stdout, Stderr: a.stderr}
		var asJSON bool
		sub := &cobra.Command{
			Use: name,
			RunE: func(cmd *cobra.Command, args []string) error {
				if len(args) > 1 {
					return &usageError{msg: fmt.Sprintf("unexpected argument '%s': config %s takes one package or file", args[1], name), command: "config"}
				}
				if len(args) == 1 {
					o.Path = args[0]
				}
				o.Command = append([]string{"config", name}, configArgs(o)...)
				if asJSON {
					o.Command = slices.Insert(o.Command, 2, "--json")
				}
				a.code = checkConfig(o, name == "show", asJSON)
				return nil
			},
		}
		sub.Flags().BoolVar(&asJSON, "json", false, "")
		sub.Flags().StringArrayVarP(&o.Config, "config", "C", nil, "")
		acceptBalFlags(sub, &o.Dependencies)
		hide(sub, "config")
		sub.SetHelpFunc(func(*cobra.Command, []string) { fmt.Fprint(a.stdout, helpText("config")) })
		sub.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
			err = flagError(cmd, err)
			var ue *usageError
			if errors.As(err, &ue) {
				ue.command = "config"
			}
			return err
		})
		cmd.AddCommand(sub)
	}
	return cmd
}

// configArgs writes the arguments of a command out again.
func configArgs(o RunOptions) []string {
	var args []string
	for _, c := range o.Config {
		args = append(args, "-C", c)
	}
	if o.Dependencies.Offline {
		args = append(args, "--offline")
	}
	if o.Dependencies.Sticky {
		args = append(args, "--sticky")
	}
	if m := o.Dependencies.LockingMode; m != "" {
		args = append(args, "--locking-mode", m)
	}
	if o.Path != "" {
		args = append(args, "--", o.Path)
	}
	return args
}

// checkConfig looks up the configuration of a program and reports what is
// wrong with it; show lists it as well.
func checkConfig(o RunOptions, show, asJSON bool) int {
	prog, code := o.session().load()
	if prog == nil {
		return code
	}
	pkg := prog.pkg
	c := compilePackage(pkg, o.Image, prog.deps)
	if c.report(o.Stderr, false) {
		return 1
	}
	cfg, problems := config.Load(config.Sources{Dir: ".", Root: pkg.Root, Environ: o.Environ, Args: o.Config, Org: pkg.Org, Package: pkg.Name})
	f := &configurer{c: c, cfg: cfg, problems: problems}
	if show {
		// Default values of record fields are part of what is shown.
		rt := runtime.New(runtime.Options{Stdin: o.Stdin, Stdout: runtime.NewOutput(o.Stdout), Stderr: runtime.NewOutput(o.Stderr), Environ: o.Environ})
		vm.New(c.world, c.main, c.libs, rt)
		f.conv = rt.Converter()
		f.fill = func(a *types.MappingAtomic, field string) (v value.Value, err error) {
			rt.Detached(func(ctx *runtime.Context) { v, err = ctx.FillDefault(a, field) })
			return v, err
		}
	}
	f.resolve()
	var vars []shownVariable
	if show {
		vars = c.shownVariables(f)
	}
	if asJSON {
		if err := c.configJSON(o.Stdout, f, vars); err != nil {
			fmt.Fprintf(o.Stderr, "error: %v\n", err)
			return 1
		}
		return min(len(f.problems), 1)
	}
	if show {
		w := tabwriter.NewWriter(o.Stdout, 0, 0, 2, ' ', 0)
		for _, v := range vars {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", v.Name, v.Type, cmp.Or(v.Source, "-"), v.Value)
		}
		w.Flush()
	}
	for _, p := range f.problems {
		fmt.Fprintf(o.Stderr, "error: %s\n", p)
	}
	if len(f.problems) > 0 {
		return 1
	}
	if !show {
		fmt.Fprintf(o.Stderr, "The configuration of %s is complete and correct.\n", pkg.Name)
	}
	return 0
}

// shownVariable is a variable as config show tells of it.
type shownVariable struct {
	Name     string `json:"name"` // the shortest key
	Type     string `json:"type"`
	Source   string `json:"source,omitempty"` // place or "default"; "" when it has no value
	Value    string `json:"value"`            // without secrets
	Required bool   `json:"required"`
	Secret   bool   `json:"secret"`
	Declared string `json:"declared"`
}

// shownVariables are the variables that have a value or need one, and all of the
// user's own.
func (c *compiled) shownVariables(f *configurer) []shownVariable {
	list := []shownVariable{}
	vars := slices.Clone(c.configurables())
	slices.Reverse(vars) // the program's own before those of its dependencies
	slices.SortStableFunc(vars, func(a, b *tree.Var) int {
		if a.Module == b.Module {
			return int(a.Pos.Off - b.Pos.Off)
		}
		return 0
	})
	for _, v := range vars {
		raw := f.cfg.Lookup(v.Module.Org, c.moduleName(v), v.Name)
		s := shownVariable{
			Name: f.cfg.Name(v.Module.Org, c.moduleName(v), v.Name), Type: configure.TypeName(v),
			Required: v.Required, Secret: configure.Secret(v), Declared: configure.Declared(v),
		}
		if raw != nil {
			s.Source = strings.Trim(raw.Where(), "[]")
		}
		switch x, ok := f.values[v]; {
		case ok:
			s.Value = configure.Shown(v, x, knownTypes{})
		case raw != nil:
			s.Value = "(wrong)"
		case v.Required:
			s.Value = "(missing)"
		case c.libs[v.Module.QName] != nil:
			continue
		default:
			s.Value, s.Source = configure.ShownDefault(v), "default"
		}
		list = append(list, s)
	}
	return list
}

// configJSON writes what is wrong, and the variables if there are any, for
// machines.
func (c *compiled) configJSON(w io.Writer, f *configurer, vars []shownVariable) error {
	type problem struct {
		Where    string `json:"where,omitempty"`
		Key      string `json:"key,omitempty"`
		Message  string `json:"message"`
		Declared string `json:"declared,omitempty"`
	}
	problems := []problem{}
	for _, p := range f.problems {
		problems = append(problems, problem{strings.Trim(p.Where, "[]"), p.Key, p.Message, p.Declared})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(struct {
		Package   string          `json:"package"`
		Valid     bool            `json:"valid"`
		Problems  []problem       `json:"problems"`
		Variables []shownVariable `json:"variables,omitempty"`
	}{c.pkg.Name, len(problems) == 0, problems, vars})
}

// writeConfigSchema writes the JSON schema of a package's configuration, if it
// has any, to bin/config-schema.json in the target folder, where tools for bal
// look for it.
func (c *compiled) writeConfigSchema(target string) error {
	if c.pkg.Single {
		return nil
	}
	path := filepath.Join(target, "bin", "config-schema.json")
	vars := c.configurables()
	if len(vars) == 0 {
		// One of an earlier build would say that there were variables.
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	slices.SortStableFunc(vars, func(a, b *tree.Var) int {
		if a.Module == b.Module {
			return int(a.Pos.Off - b.Pos.Off)
		}
		return 0
	})
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return files.Replace(path, configure.Schema(vars, c.pkg.Name, knownTypes{}), 0o644)
}

// knownTypes asks the checker about record types.
type knownTypes struct{}

func (knownTypes) FieldAnnots(meta *types.RecordMeta, field string) (*syntax.File, []*syntax.Annot) {
	return check.FieldAnnotsWritten(meta.Annots[field])
}

func (knownTypes) Module(meta *types.RecordMeta) *tree.Module {
	m, _, _ := check.TypeAnnots(meta.Decl)
	return m
}
