package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"barre/internal/files"
	"barre/project"
	"barre/syntax"
	"barre/syntax/format"
)

func (a *app) formatCommand() *cobra.Command {
	var dryRun bool
	cmd := &cobra.Command{
		Use: "format",
		RunE: func(cmd *cobra.Command, args []string) error {
			files, err := toFormat(args)
			if err != nil {
				return err
			}
			p := startProgress(a.stderr, "Formatting")
			defer p.stop()
			a.code = a.format(files, dryRun)
			return nil
		},
	}
	cmd.Flags().BoolVarP(&dryRun, "dry-run", "d", false, "")
	return cmd
}

// toFormat are the files that the arguments name: folders of packages and
// .bal files, the current folder when there are none. What tools generate is
// left to them.
func toFormat(args []string) ([]project.File, error) {
	if len(args) == 0 {
		args = []string{"."}
	}
	var files []project.File
	for _, arg := range args {
		st, err := os.Stat(arg)
		if err == nil && !st.IsDir() && filepath.Ext(arg) == ".bal" {
			src, err := os.ReadFile(arg)
			if err != nil {
				return nil, err
			}
			files = append(files, project.File{Path: arg, Name: arg, Src: string(src)})
			continue
		}
		if m := moduleNamed(arg); m != nil {
			for _, f := range append(m.Files, m.Tests...) {
				if !f.Generated {
					files = append(files, f)
				}
			}
			continue
		}
		o := project.Options{Tests: true}
		ws, err := project.LoadWorkspace(arg, o)
		if err != nil {
			return nil, err
		}
		all := []*project.Package{}
		if ws != nil {
			all, err = loadAll(ws, o)
		} else {
			var p *project.Package
			p, err = project.Load(arg, o)
			all = append(all, p)
		}
		if err != nil {
			return nil, err
		}
		for _, p := range all {
			for _, m := range p.Modules {
				for _, f := range append(m.Files, m.Tests...) {
					if f.Generated {
						continue
					}
					if ws != nil {
						rel, err := filepath.Rel(ws.Root, p.Root)
						if err != nil {
							return nil, err
						}
						f.Name = filepath.ToSlash(rel) + "/" + f.Name
					}
					files = append(files, f)
				}
			}
		}
	}
	return files, nil
}

// moduleNamed is the module of the package around the current folder that an
// argument names, by its name in full or without the package's, or by its folder;
// nil when there is none, or the argument is the package itself.
func moduleNamed(arg string) *project.Module {
	abs, err := filepath.Abs(arg)
	if err != nil {
		return nil
	}
	root := "."
	if dir := filepath.Dir(filepath.Dir(abs)); isPackage(dir) && filepath.Base(filepath.Dir(abs)) == "modules" {
		root = dir
	} else if _, err := os.Stat(arg); err == nil || !isPackage(".") {
		return nil
	}
	p, err := project.Load(root, project.Options{Tests: true})
	if err != nil {
		return nil
	}
	for i := range p.Modules {
		if m := &p.Modules[i]; i > 0 && (m.Name == arg || m.Name == p.Name+"."+arg || root != "." && m.Name == p.Name+"."+filepath.Base(abs)) {
			return m
		}
	}
	return nil
}

// format rewrites the files whose format is not the standard one, or lists
// them, and returns the exit code.
func (a *app) format(sources []project.File, dryRun bool) int {
	code, unwritten := 0, false
	for _, f := range sources {
		tree := syntax.Parse(f.Name, f.Src)
		if len(tree.Errors) > 0 {
			for _, e := range tree.Errors {
				from, to := tree.Lines.Pos(int(e.Off)), tree.Lines.Pos(int(e.End))
				fmt.Fprintf(a.stderr, "ERROR [%s:(%d:%d,%d:%d)] %s\n", f.Name, from.Line, from.Col, to.Line, to.Col, e.Msg)
			}
			code = 1
			continue
		}
		text := format.Source(tree)
		if text == f.Src {
			continue
		}
		if dryRun {
			fmt.Fprintln(a.stdout, f.Name)
			continue
		}
		if err := files.Replace(f.Path, []byte(text), 0o666); err != nil {
			fmt.Fprintf(a.stderr, "error: %s\n", files.Explain(err))
			unwritten = true
			continue
		}
		fmt.Fprintln(a.stdout, f.Name)
	}
	if code != 0 {
		fmt.Fprintln(a.stderr, "error: files with errors are left as they are")
	}
	if unwritten {
		code = 1
	}
	return code
}
