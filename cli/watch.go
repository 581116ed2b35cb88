package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"barre/config"
	"barre/project"
)

const (
	// settle is how long the sources must stay as they are before they are
	// looked at: editors write a file in several steps, and several files.
	settle = 10 * time.Millisecond
	// stopGrace is how long a version may take to stop in order.
	stopGrace = 5 * time.Second
)

// watcher runs a program and starts it anew when its sources change. Every
// version is a process of its own, so nothing of one is left in the next. While
// the sources have errors, the version before goes on running.
type watcher struct {
	o      RunOptions
	notify *fsnotify.Watcher
	state  [sha256.Size]byte // of the sources when they were last looked at
	child  *child
	roots  []string // folders with sources: the package's, those of its workspace
}

// child is a running version.
type child struct {
	cmd  *exec.Cmd
	done chan struct{}
}

// watchProgram runs a program until a signal ends it, and gives the exit code.
func watchProgram(o RunOptions) int {
	if o.Dev {
		fmt.Fprintln(o.Stderr, "error: run --watch with --dev is not supported yet")
		return 1
	}
	pkg, err := project.Load(o.Path, project.Options{})
	if err != nil {
		return loadFailed(o.Stderr, err)
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		fmt.Fprintf(o.Stderr, "error: the sources cannot be watched: %v\n", err)
		return 1
	}
	defer notify.Close()
	w := &watcher{o: o, notify: notify, roots: []string{pkg.Root}}
	sig := make(chan os.Signal, 2)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(sig)

	w.observe()
	w.state = w.fingerprint()
	full := w.update()
	for !full {
		var ended chan struct{}
		if w.child != nil {
			ended = w.child.done
		}
		select {
		case s := <-sig:
			return w.quit(s, sig)
		case <-ended:
			fmt.Fprintf(o.Stderr, "watch: the program ended with exit code %d; waiting for a change\n", w.child.cmd.ProcessState.ExitCode())
			w.child = nil
		case e := <-notify.Events:
			if !w.concerns(e.Name) {
				continue
			}
			w.settle()
			w.observe()
			state := w.fingerprint()
			if state == w.state {
				continue
			}
			w.state = state
			full = w.update()
		case err := <-notify.Errors:
			fmt.Fprintf(o.Stderr, "watch: %v\n", err)
		}
	}
	w.stop()
	return handOver(o.Command, o.Environ, o.Stdin, o.Stdout, o.Stderr)
}

// settle waits until nothing has changed for a moment.
func (w *watcher) settle() {
	for {
		select {
		case <-w.notify.Events:
		case <-time.After(settle):
			return
		}
	}
}

// concerns reports whether a change of a file may matter: it is a source or
// configuration, or a folder.
func (w *watcher) concerns(name string) bool {
	switch filepath.Ext(name) {
	case ".bal", ".toml":
		return true
	case "":
		st, err := os.Stat(name)
		return err != nil || st.IsDir() // a folder that is gone had sources, too
	}
	return false
}

// eachFolder visits the folders that may hold sources.
func (w *watcher) eachFolder(visit func(dir string, entries []fs.DirEntry)) {
	var walk func(dir string, deep bool)
	walk = func(dir string, deep bool) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return
		}
		visit(dir, entries)
		for _, e := range entries {
			name := e.Name()
			if deep && e.IsDir() && !strings.HasPrefix(name, ".") && name != "target" && name != "tests" && name != "node_modules" {
				walk(filepath.Join(dir, name), true)
			}
		}
	}
	for _, r := range w.roots {
		// Beside a single file may lie anything.
		walk(r, isPackage(r))
	}
	if wd, err := os.Getwd(); err == nil && !slices.Contains(w.roots, wd) {
		walk(wd, false) // its Config.toml counts
	}
}

func isPackage(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "Ballerina.toml"))
	return err == nil
}

// observe watches the folders there are now.
func (w *watcher) observe() {
	w.eachFolder(func(dir string, _ []fs.DirEntry) {
		if err := w.notify.Add(dir); err != nil {
			fmt.Fprintf(w.o.Stderr, "watch: changes in '%s' go unnoticed: %v\n", dir, err)
		}
	})
	for _, e := range w.o.Environ {
		if files, ok := strings.CutPrefix(e, "BAL_CONFIG_FILES="); ok {
			for _, f := range filepath.SplitList(files) {
				w.notify.Add(f) // one that is missing is reported with the configuration
			}
		}
	}
}

// fingerprint tells states of the sources apart: saving a file as it was
// restarts nothing.
func (w *watcher) fingerprint() (sum [sha256.Size]byte) {
	h := sha256.New()
	add := func(path string) {
		text, err := os.ReadFile(path)
		fmt.Fprintf(h, "%s\x00%d\x00%v\x00", path, len(text), err == nil)
		h.Write(text)
	}
	w.eachFolder(func(dir string, entries []fs.DirEntry) {
		for _, e := range entries {
			// Dependencies.toml is written by what runs.
			if ext := filepath.Ext(e.Name()); !e.IsDir() && (ext == ".bal" || ext == ".toml") && e.Name() != "Dependencies.toml" {
				add(filepath.Join(dir, e.Name()))
			}
		}
	})
	for _, e := range w.o.Environ {
		if files, ok := strings.CutPrefix(e, "BAL_CONFIG_FILES="); ok {
			for _, f := range filepath.SplitList(files) {
				add(f)
			}
		}
	}
	h.Sum(sum[:0])
	return sum
}

// update puts the sources as they are now in place of the version that runs, if
// they have no errors. It reports whether they need the full image, which has to
// take over.
func (w *watcher) update() (full bool) {
	start := time.Now()
	pkg, err := project.Load(w.o.Path, project.Options{})
	if err != nil {
		loadFailed(w.o.Stderr, err)
		w.kept()
		return false
	}
	prog, err := w.o.session().resolve(pkg)
	if err != nil {
		loadFailed(w.o.Stderr, err)
		w.kept()
		return false
	}
	if needsFull(w.o.Image, pkg, prog.deps) {
		return true
	}
	c := compilePackage(pkg, w.o.Image, prog.deps)
	w.roots = []string{pkg.Root}
	for root := range c.siblings {
		w.roots = append(w.roots, root)
	}
	w.observe()
	if c.report(w.o.Stderr, false) {
		w.kept()
		return false
	}
	// A configuration that is wrong would end the next version at its start.
	cfg, problems := config.Load(config.Sources{Dir: ".", Root: pkg.Root, Environ: w.o.Environ, Args: w.o.Config, Org: pkg.Org, Package: pkg.Name})
	f := &configurer{c: c, cfg: cfg}
	for _, p := range problems {
		f.problem("%s", p.String())
	}
	if f.resolve(); len(f.problems) > 0 {
		for _, p := range f.problems {
			fmt.Fprintf(w.o.Stderr, "error: %s\n", p)
		}
		w.kept()
		return false
	}
	again := w.child != nil
	w.stop()
	if err := w.start(); err != nil {
		fmt.Fprintf(w.o.Stderr, "error: the program cannot be started: %v\n", err)
		return false
	}
	if again {
		fmt.Fprintf(w.o.Stderr, "watch: restarted after %d ms\n", time.Since(start).Milliseconds())
	}
	return false
}

// kept says what becomes of the version before when the next one cannot run.
func (w *watcher) kept() {
	if w.child != nil {
		fmt.Fprintln(w.o.Stderr, "watch: the version before these changes goes on running")
	} else {
		fmt.Fprintln(w.o.Stderr, "watch: waiting for a change")
	}
}

func (w *watcher) start() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.Command(self, withoutWatch(w.o.Command)...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = w.o.Environ, w.o.Stdin, w.o.Stdout, w.o.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	w.child = &child{cmd: cmd, done: make(chan struct{})}
	go func(c *child) {
		c.cmd.Wait() // how it ended is in ProcessState
		close(c.done)
	}(w.child)
	return nil
}

// withoutWatch is a command line that runs the program once.
func withoutWatch(args []string) []string {
	var r []string
	for i, a := range args {
		if a == "--" {
			return append(r, args[i:]...)
		}
		if a != "--watch" && !strings.HasPrefix(a, "--watch=") {
			r = append(r, a)
		}
	}
	return r
}

// stop ends the version that runs, in order if it does so soon enough.
func (w *watcher) stop() {
	if w.child == nil {
		return
	}
	if err := w.child.cmd.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		w.child.cmd.Process.Kill() // there are systems without signals
	}
	ctx, cancel := context.WithTimeout(context.Background(), stopGrace)
	defer cancel()
	select {
	case <-w.child.done:
	case <-ctx.Done():
		w.child.cmd.Process.Kill()
		<-w.child.done
	}
	w.child = nil
}

// quit passes a signal on and ends with the program's exit code. A terminal
// sends its interrupt to both processes, and a second one would end the program
// out of order.
func (w *watcher) quit(s os.Signal, sig chan os.Signal) int {
	if w.child == nil {
		return 0
	}
	if s != os.Interrupt || !isTerminal(w.o.Stdin) {
		if err := w.child.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
			w.child.cmd.Process.Kill()
		}
	}
	select {
	case <-w.child.done:
	case <-sig:
		w.child.cmd.Process.Kill()
		<-w.child.done
	}
	return max(w.child.cmd.ProcessState.ExitCode(), 0)
}

// isTerminal reports whether a stream is one.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	if !ok {
		return false
	}
	st, err := f.Stat()
	if err != nil || st.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(st, null)
}
