package cli

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"barre/dev"
	"barre/internal/lifeline"
	"barre/project"
)

// stopGrace is how long a version may take to stop in order.
const stopGrace = 5 * time.Second

// watcher runs a program and starts it anew when its sources change.
//
// Every version is a process of its own, so nothing of one is left in the next.
// The next version compiles the sources and checks its configuration while the
// one before runs; only when nothing is wrong is that one told to stop, and the
// next to begin. In between the watcher holds the sockets of the program's
// listeners: who connects then waits for the new version.
type watcher struct {
	o        RunOptions
	sources  *sources
	binary   string
	events   chan event
	pending  []event // put aside while a version stopped
	current  *version
	next     *version
	sockets  map[string]*os.File // of listeners, by network and address
	services devServices
	versions sync.WaitGroup
}

// version is a process that runs the program, or is about to.
type version struct {
	cmd     *exec.Cmd
	line    *lifeline.Line
	since   time.Time // of the change
	again   bool      // another one ran before
	claimed map[string]bool
	told    bool // that it runs
}

// event is what a version tells; without a message, that it ended.
type event struct {
	from  *version
	what  *message
	files []*os.File
}

// message is what a watcher and a version of the program tell each other.
type message struct {
	// From the version: folders with its sources; that it needs the full image;
	// the dev services it needs; that it is ready to begin; that its main
	// function runs; that its listeners do; a socket that it has opened, taken
	// over, or closed.
	Roots                   []string     `json:",omitempty"`
	Full                    bool         `json:",omitempty"`
	Dev                     *dev.Request `json:",omitempty"`
	Ready                   bool         `json:",omitempty"`
	Runs                    bool         `json:",omitempty"`
	Serves                  bool         `json:",omitempty"`
	Opened, Claimed, Closed string       `json:",omitempty"`

	// From the watcher: where the dev services are, or why they are not, and
	// whether it has been told before; that the version may begin, with the
	// sockets that are there for it.
	Services *dev.Reply `json:",omitempty"`
	Known    bool       `json:",omitempty"`
	Begin    bool       `json:",omitempty"`
	Sockets  []string   `json:",omitempty"`
}

// watchProgram runs a program until a signal ends it, and gives the exit code.
func watchProgram(o RunOptions) int {
	pkg, err := project.Load(o.Path, project.Options{})
	if err != nil {
		return loadFailed(o.Stderr, err)
	}
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintf(o.Stderr, "error: the place of this command is unknown: %v\n", err)
		return 1
	}
	s, err := watchSources(pkg.Root, o)
	if err != nil {
		fmt.Fprintf(o.Stderr, "error: the sources cannot be watched: %v\n", err)
		return 1
	}
	defer s.close()
	w := &watcher{o: o, sources: s, binary: self, events: make(chan event), sockets: map[string]*os.File{}}
	defer w.services.close()
	sig := make(chan os.Signal, 2)
	signal.Notify(sig, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(sig)
	if err := w.launch(time.Now()); err != nil {
		fmt.Fprintf(o.Stderr, "error: the program cannot be started: %v\n", err)
		return 1
	}
	for {
		if len(w.pending) > 0 {
			e := w.pending[0]
			w.pending = w.pending[1:]
			w.handle(e)
			continue
		}
		select {
		case s := <-sig:
			return w.quit(s, sig)
		case e := <-w.events:
			w.handle(e)
		case e := <-s.notify.Events:
			since := time.Now()
			if !s.changed(e) {
				continue
			}
			if err := w.launch(since); err != nil {
				fmt.Fprintf(o.Stderr, "error: the program cannot be started: %v\n", err)
			}
		case err := <-s.notify.Errors:
			fmt.Fprintf(o.Stderr, "watch: %v\n", err)
		}
	}
}

// launch starts the process of the next version, in place of one that is not
// ready yet.
func (w *watcher) launch(since time.Time) error {
	w.drop()
	cmd := exec.Command(w.binary, withoutWatch(w.o.Command)...)
	cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = w.o.Environ, w.o.Stdin, w.o.Stdout, w.o.Stderr
	line, err := lifeline.Start(cmd)
	if err != nil {
		return err
	}
	v := &version{cmd: cmd, line: line, since: since, claimed: map[string]bool{}}
	w.next = v
	w.versions.Go(func() {
		for {
			var m message
			files, err := line.Receive(&m)
			if err != nil {
				break
			}
			w.events <- event{v, &m, files}
		}
		cmd.Wait() // how it ended is in ProcessState
		w.events <- event{from: v}
	})
	return nil
}

// drop gives up the version that is not ready yet.
func (w *watcher) drop() {
	if w.next != nil {
		w.next.cmd.Process.Kill()
		w.next.line.Close()
		w.next = nil
	}
}

// handle does what an event asks for. What a version tells that was given up in
// the meantime counts for nothing.
func (w *watcher) handle(e event) {
	v := e.from
	switch {
	case e.what == nil:
		v.line.Close()
		w.ended(v)
		return
	case v != w.current && v != w.next:
		closeAll(e.files)
		return
	}
	switch m := e.what; {
	case len(m.Roots) > 0:
		w.sources.follow(m.Roots)
	case m.Full:
		w.full(v)
	case m.Dev != nil:
		reply, known := w.services.reply(*m.Dev)
		v.line.Send(message{Services: reply, Known: known})
	case m.Ready:
		w.begin()
	case m.Runs:
		w.tell(v)
	case m.Serves:
		w.tell(v)
		for key := range w.sockets {
			if !v.claimed[key] {
				w.release(key)
			}
		}
	case m.Opened != "" && len(e.files) == 1:
		w.release(m.Opened)
		w.sockets[m.Opened] = e.files[0]
		v.claimed[m.Opened] = true
		return
	case m.Claimed != "":
		v.claimed[m.Claimed] = true
	case m.Closed != "":
		w.release(m.Closed)
	}
	closeAll(e.files)
}

func closeAll(files []*os.File) {
	for _, f := range files {
		f.Close()
	}
}

// release closes a socket that no version will take.
func (w *watcher) release(key string) {
	if f := w.sockets[key]; f != nil {
		f.Close()
		delete(w.sockets, key)
	}
}

// full goes over to the image that has all modules.
func (w *watcher) full(v *version) {
	path, err := sibling(fullImage)
	if err == nil {
		w.binary = path
		err = w.launch(v.since)
	}
	if err != nil {
		w.drop()
		fmt.Fprintf(w.o.Stderr, "error: %v\n", err)
		w.kept()
	}
}

// begin puts the next version in place of the one that runs.
func (w *watcher) begin() {
	v := w.next
	v.again = w.current != nil
	w.stop()
	w.current, w.next = v, nil
	var keys []string
	var files []*os.File
	for key, f := range w.sockets {
		keys, files = append(keys, key), append(files, f)
	}
	v.line.Send(message{Begin: true, Sockets: keys}, files...)
}

// tell says once that a version has come in place of another.
func (w *watcher) tell(v *version) {
	if v.again && !v.told {
		fmt.Fprintf(w.o.Stderr, "watch: restarted after %d ms\n", time.Since(v.since).Milliseconds())
	}
	v.told = true
}

// ended takes note that a process has ended by itself.
func (w *watcher) ended(v *version) {
	switch v {
	case w.next: // it has said why
		w.next = nil
		w.kept()
	case w.current:
		w.current = nil
		for key := range w.sockets {
			w.release(key)
		}
		fmt.Fprintf(w.o.Stderr, "watch: the program ended with exit code %d; waiting for a change\n", v.cmd.ProcessState.ExitCode())
	}
}

// kept says what becomes of the version before when the next one cannot run.
func (w *watcher) kept() {
	if w.current != nil {
		fmt.Fprintln(w.o.Stderr, "watch: the version before these changes goes on running")
	} else {
		fmt.Fprintln(w.o.Stderr, "watch: waiting for a change")
	}
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
	v := w.current
	if v == nil {
		return
	}
	w.current = nil // what it closes from now on stays open for the next
	v.line.Close()  // which asks it to stop
	timer := time.NewTimer(stopGrace)
	defer timer.Stop()
	w.await(v, func() <-chan time.Time { return timer.C })
}

// await waits until a process has ended, which it is made to when the time is
// over.
func (w *watcher) await(v *version, over func() <-chan time.Time) {
	for {
		select {
		case e := <-w.events:
			switch {
			case e.from != v:
				w.pending = append(w.pending, e)
			case e.what == nil:
				return
			default:
				closeAll(e.files)
			}
		case <-over():
			v.cmd.Process.Kill()
		}
	}
}

// quit passes a signal on and ends with the program's exit code. A terminal
// sends its interrupt to both processes, and a second one would end the program
// out of order.
func (w *watcher) quit(s os.Signal, sig chan os.Signal) int {
	w.drop()
	code := 0
	if v := w.current; v != nil {
		if s != os.Interrupt || !isTerminal(w.o.Stdin) {
			if err := v.cmd.Process.Signal(s); err != nil && !errors.Is(err, os.ErrProcessDone) {
				v.line.Close() // there are systems without signals
			}
		}
		impatient := make(chan time.Time)
		go func() {
			<-sig
			close(impatient)
		}()
		w.await(v, func() <-chan time.Time { return impatient })
		code = max(v.cmd.ProcessState.ExitCode(), 0)
	}
	// Nothing is left behind.
	go func() {
		w.versions.Wait()
		close(w.events)
	}()
	for e := range w.events {
		closeAll(e.files)
	}
	return code
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

// configFiles are the files that BAL_CONFIG_FILES names.
func configFiles(environ []string) []string {
	var files []string
	for _, e := range environ {
		if list, ok := strings.CutPrefix(e, "BAL_CONFIG_FILES="); ok {
			files = nil
			for _, f := range filepath.SplitList(list) {
				if f != "" {
					files = append(files, f)
				}
			}
		}
	}
	return files
}
