package file

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/fsnotify/fsnotify"

	rt "barre/runtime"
	"barre/value"
)

// listener is the Native of a Listener.
type listener struct {
	m         *module
	path      string
	recursive bool

	mu       sync.Mutex
	services []*value.Object
	watcher  *fsnotify.Watcher // nil while it is not listening
	done     chan struct{}     // closed when the last event was dealt with
}

// methods are the remote methods of a service by what they are told.
var methods = [...]struct{ operation, method string }{
	{"create", "onCreate"}, {"delete", "onDelete"}, {"modify", "onModify"},
}

func (m *module) bindListener(e map[string]rt.Extern) {
	native := func(f func(l *listener, c *rt.Context, args []value.Value) (value.Value, error)) rt.Extern {
		return func(c *rt.Context, args []value.Value) (value.Value, error) {
			return f(args[0].(*value.Object).Native.(*listener), c, args)
		}
	}
	e["Listener.init"] = m.listenerInit
	e["Listener.start"] = native(func(l *listener, _ *rt.Context, _ []value.Value) (value.Value, error) {
		if err := l.start(); err != nil {
			return m.fail("FileSystemError", "Failed to listen to the directory "+l.path+": "+err.Error()), nil
		}
		return nil, nil
	})
	e["Listener.gracefulStop"] = native(func(l *listener, c *rt.Context, _ []value.Value) (value.Value, error) {
		if done := l.stop(); done != nil {
			c.Block(func() {
				select {
				case <-done:
				case <-c.Ctx().Done():
				}
			})
		}
		return nil, nil
	})
	e["Listener.immediateStop"] = native(func(l *listener, _ *rt.Context, _ []value.Value) (value.Value, error) {
		l.stop()
		return nil, nil
	})
	e["Listener.attach"] = native(func(l *listener, _ *rt.Context, args []value.Value) (value.Value, error) {
		s := args[1].(*value.Object)
		if !slices.ContainsFunc(methods[:], func(k struct{ operation, method string }) bool { return s.Class.Methods[k.method] != nil }) {
			return m.fail("InvalidOperationError", "At least a single resource required from following: onCreate, onDelete, onModify. "+
				"Parameter should be of type - file:FileEvent"), nil
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		l.services = append(l.services, s)
		return nil, nil
	})
	e["Listener.detach"] = native(func(l *listener, _ *rt.Context, args []value.Value) (value.Value, error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.services = slices.DeleteFunc(l.services, func(s *value.Object) bool { return s == args[1] })
		return nil, nil
	})
}

func (m *module) listenerInit(_ *rt.Context, args []value.Value) (value.Value, error) {
	config := args[1].(*value.Map)
	path := config.Str("path")
	if path == "" {
		return m.fail("InvalidOperationError", "'path' field is empty"), nil
	}
	full := m.path(config.Field("path"))
	info, err := os.Stat(full)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m.fail("FileNotFoundError", "Folder does not exist: "+path), nil
	case err != nil:
		return m.failed("Error while reading "+path, err), nil
	case !info.IsDir():
		return m.fail("InvalidOperationError", "Unable to find a directory: "+path), nil
	}
	if full, err = filepath.Abs(full); err != nil {
		return m.failed("Error while reading "+path, err), nil
	}
	args[0].(*value.Object).Native = &listener{m: m, path: full, recursive: config.Bool("recursive")}
	return nil, nil
}

// start begins to listen; a listener that listens goes on.
func (l *listener) start() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.watcher != nil {
		return nil
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	if err := l.watch(w, l.path, nil); err != nil {
		return errors.Join(err, w.Close())
	}
	l.watcher, l.done = w, make(chan struct{})
	go l.run(w, l.done)
	return nil
}

// watch adds a directory and, when the listener is recursive, those inside.
// found is called for what is there already; it may be nil.
func (l *listener) watch(w *fsnotify.Watcher, dir string, found func(path string)) error {
	if !l.recursive {
		return w.Add(dir)
	}
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil // it is gone meanwhile
			}
			return err
		}
		if found != nil && path != dir {
			found(path)
		}
		if d.IsDir() {
			return w.Add(path)
		}
		return nil
	})
}

// stop ends listening; the channel, nil when there was none, is closed when
// what came before was dealt with.
func (l *listener) stop() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.watcher == nil {
		return nil
	}
	if err := l.watcher.Close(); err != nil {
		l.complain(err)
	}
	l.watcher = nil
	return l.done
}

func (l *listener) run(w *fsnotify.Watcher, done chan struct{}) {
	defer close(done)
	events, errs := w.Events, w.Errors
	for events != nil || errs != nil {
		select {
		case e, ok := <-events:
			if !ok {
				events = nil
				continue
			}
			l.event(w, e)
		case err, ok := <-errs:
			if !ok {
				errs = nil
				continue
			}
			l.complain(err)
		}
	}
}

func (l *listener) event(w *fsnotify.Watcher, e fsnotify.Event) {
	switch {
	case e.Has(fsnotify.Create):
		l.tell("create", e.Name)
		if info, err := os.Stat(e.Name); l.recursive && err == nil && info.IsDir() {
			// What was put into the directory before it was watched counts.
			if err := l.watch(w, e.Name, func(path string) { l.tell("create", path) }); err != nil && !errors.Is(err, fsnotify.ErrClosed) {
				l.complain(err)
			}
		}
	case e.Has(fsnotify.Remove), e.Has(fsnotify.Rename):
		l.tell("delete", e.Name)
	case e.Has(fsnotify.Write):
		l.tell("modify", e.Name)
	}
}

// tell calls the services.
func (l *listener) tell(operation, path string) {
	l.mu.Lock()
	services := slices.Clone(l.services)
	l.mu.Unlock()
	var name string
	for _, k := range methods {
		if k.operation == operation {
			name = k.method
		}
	}
	r := l.m.Runtime()
	for _, s := range services {
		method := s.Class.Methods[name]
		if method == nil {
			continue
		}
		r.Serve(nil, s, method, func(c *rt.Context) {
			event := l.m.Record("FileEvent")
			event.Put("name", value.Str(path))
			event.Put("operation", value.Str(operation))
			result, err := c.Invoke(s, method, event)
			if e, ok := result.(*value.Error); ok && err == nil {
				err = e
			}
			if err != nil {
				l.complain(err)
			}
		})
	}
}

// complain tells the user what went wrong while nobody waits for a result.
func (l *listener) complain(err error) {
	_, _ = fmt.Fprintf(l.m.Runtime().Stderr, "error: %v\n", err) // there is nowhere else to tell
}
