package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"barre/packages"
	"barre/project"
)

// session is what a command needs to load the program that it works on.
type session struct {
	image          Image
	command        []string // the whole command line, to hand over to another image
	path           string   // a package's folder or a .bal file; "" for the current folder
	tests          bool     // the sources of tests belong to it
	dependencies   DependencyOptions
	targetDir      string // from the command line
	watched        *watched
	environ        []string
	stdin          io.Reader
	stdout, stderr io.Writer
	// quiet ends what is shown of the progress; something else is about to be
	// written.
	quiet func()
}

// program is a program with the packages it needs, before it is compiled.
type program struct {
	pkg  *project.Package
	deps *dependencies
	// imported tells that another package of the workspace imports it, which
	// the command was asked to work on as a whole.
	imported bool
	// whole tells that the command works on the whole workspace.
	whole bool
}

func (o RunOptions) session() *session {
	return &session{watched: o.watched, image: o.Image, command: o.Command, path: o.Path, dependencies: o.Dependencies, environ: o.Environ, stdin: o.Stdin, stdout: o.Stdout, stderr: o.Stderr}
}

func (o BuildOptions) session() *session {
	return &session{image: o.Image, command: o.Command, path: o.Path, dependencies: o.Dependencies, targetDir: o.TargetDir, environ: o.Environ, stdin: o.Stdin, stdout: o.Stdout, stderr: o.Stderr}
}

func (o TestOptions) session() *session {
	return &session{image: o.Image, command: o.Command, path: o.Path, tests: true, dependencies: o.Dependencies, targetDir: o.TargetDir, environ: o.Environ, stdin: o.Stdin, stdout: o.Stdout, stderr: o.Stderr}
}

// load loads the program and chooses the packages it needs. Without a program
// the command is over, with the exit code: something was wrong and has been
// said, or another image did it.
func (s *session) load() (*program, int) {
	pkg, err := project.Load(s.path, project.Options{Tests: s.tests})
	if err != nil {
		return nil, s.failed(err)
	}
	p, err := s.resolve(pkg)
	if err != nil {
		return nil, s.failed(err)
	}
	if needsFull(s.image, p.pkg, p.deps) {
		if s.watched != nil { // its watcher starts the other image
			s.watched.full()
			return nil, 0
		}
		return nil, s.handOver()
	}
	return p, 0
}

// resolve chooses the packages that one needs.
func (s *session) resolve(pkg *project.Package) (*program, error) {
	deps, err := resolveDependencies(pkg, s.image, s.environ, s.dependencies, s.target(pkg, false))
	return &program{pkg: pkg, deps: deps}, err
}

// each does something with the program, or with every package of a workspace
// in its folder, those that others import first. The exit code is that of the
// first that gave another than 0; keepOn goes on with the rest.
func (s *session) each(keepOn bool, do func(p *program) int) int {
	o := project.Options{Tests: s.tests}
	ws, err := project.LoadWorkspace(s.path, o)
	if err != nil {
		return s.failed(err)
	}
	if ws == nil {
		p, code := s.load()
		if p == nil {
			return code
		}
		return do(p)
	}
	all, err := loadAll(ws, o)
	if err != nil {
		return s.failed(err)
	}
	order, imported := packages.BuildOrder(all)
	var programs []*program
	for _, pkg := range order {
		p, err := s.resolve(pkg)
		if err != nil {
			return s.failed(err)
		}
		p.whole, p.imported = true, imported[pkg.Root]
		programs = append(programs, p)
		if needsFull(s.image, p.pkg, p.deps) {
			return s.handOver()
		}
	}
	var failed []string
	code := 0
	for _, p := range programs {
		if c := do(p); c != 0 {
			code = max(code, c)
			failed = append(failed, p.pkg.QName())
			if !keepOn {
				break
			}
		}
	}
	if len(failed) > 0 {
		s.silence()
		fmt.Fprintf(s.stderr, "error: failed in the workspace: %s\n", strings.Join(failed, ", "))
	}
	return code
}

// loadAll loads the packages of a workspace.
func loadAll(ws *project.Workspace, o project.Options) ([]*project.Package, error) {
	var all []*project.Package
	for _, m := range ws.Members {
		pkg, err := project.Load(m.Root, o)
		if err != nil {
			return nil, err
		}
		all = append(all, pkg)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("the workspace lists no packages")
	}
	return all, nil
}

// target is the folder for what is made of a package. Those of a workspace have
// folders of their own in one that the command line names.
func (s *session) target(pkg *project.Package, whole bool) string {
	if s.targetDir != "" && whole {
		return filepath.Join(s.targetDir, pkg.Name)
	}
	if s.targetDir != "" {
		return s.targetDir
	}
	return targetOf(pkg)
}

// targetOf is the folder for what is made of a package, as its manifest has it.
func targetOf(pkg *project.Package) string {
	if v := pkg.Manifest.BuildOptions["targetDir"]; v != nil && v.Text != "" {
		if dir := filepath.FromSlash(v.Text); filepath.IsAbs(dir) {
			return dir
		}
		return filepath.Join(pkg.Root, filepath.FromSlash(v.Text))
	}
	return filepath.Join(pkg.Root, "target")
}

func (s *session) silence() {
	if s.quiet != nil {
		s.quiet()
	}
}

func (s *session) failed(err error) int {
	s.silence()
	return loadFailed(s.stderr, err)
}

func (s *session) handOver() int {
	s.silence()
	return handOver(s.command, s.environ, s.stdin, s.stdout, s.stderr)
}
