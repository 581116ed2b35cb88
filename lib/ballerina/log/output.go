package log

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"time"

	"barre/runtime"
	"barre/value"
)

// output is a destination of messages.
type output struct {
	stdout   bool
	path     string    // of a file, as the program gave it
	rotation *rotation // nil for a file that grows
}

// rotation is when a file is put aside for a new one.
type rotation struct {
	bySize, byAge bool
	maxSize       int64
	maxAge        time.Duration
	backups       int
}

func (m *module) path(p string) string {
	if dir := m.Runtime().Dir; dir != "" && !filepath.IsAbs(p) {
		return filepath.Join(dir, p)
	}
	return p
}

// outputs checks destinations and makes what they configure; files that are to
// be truncated are.
func (m *module) outputs(destinations *value.List) ([]output, error) {
	if destinations.Len() == 0 {
		return nil, errors.New("At least one log destination must be specified.")
	}
	var list []output
	for i := range destinations.Len() {
		d := destinations.At(i).(*value.Map)
		path, isFile := d.Field("path").(*value.String)
		if !isFile {
			list = append(list, output{stdout: d.Str("type") == "stdout"})
			continue
		}
		o := output{path: path.String()}
		if !strings.HasSuffix(o.path, ".log") {
			return nil, errors.New("The given file destination path: '" + o.path + "' is not valid. File destination path should be a valid file with .log extension.")
		}
		if d.Str("mode") == "TRUNCATE" {
			if err := m.files.truncate(m.path(o.path)); err != nil {
				return nil, &clearError{o.path, err}
			}
		}
		if r, ok := d.Field("rotation").(*value.Map); ok {
			var err error
			if o.rotation, err = newRotation(r); err != nil {
				return nil, err
			}
		}
		list = append(list, o)
	}
	return list, nil
}

// clearError says that a file could not be truncated.
type clearError struct {
	path string
	err  error
}

func (e *clearError) Error() string {
	return "Failed to clear the destination log file: '" + e.path + "'"
}

func (e *clearError) Unwrap() error { return e.err }

// newRotation reads and checks a RotationConfig.
func newRotation(r *value.Map) (*rotation, error) {
	policy := r.Str("policy")
	c := &rotation{
		bySize:  policy != "TIME_BASED",
		byAge:   policy != "SIZE_BASED",
		maxSize: r.Int("maxFileSize"),
		maxAge:  time.Duration(min(r.Int("maxAge"), 1<<31)) * time.Second,
		backups: int(min(r.Int("maxBackupFiles"), 1<<31-1)),
	}
	switch {
	case c.bySize && c.maxSize <= 0:
		return nil, fmt.Errorf("Invalid rotation configuration: maxFileSize must be positive, got: %d", c.maxSize)
	case c.byAge && c.maxAge <= 0:
		return nil, fmt.Errorf("Invalid rotation configuration: maxAge must be positive, got: %d", r.Int("maxAge"))
	case c.backups < 0:
		return nil, fmt.Errorf("Invalid rotation configuration: maxBackupFiles cannot be negative, got: %d", r.Int("maxBackupFiles"))
	}
	return c, nil
}

// write brings a line to a destination.
func (m *module) write(c *runtime.Context, o *output, line []byte) {
	if o.path == "" {
		w := c.Runtime().Stderr
		if o.stdout {
			w = c.Runtime().Stdout
		}
		_, _ = w.Write(line) // a log that cannot be written has nowhere to say so
		return
	}
	if err := m.files.append(m.path(o.path), line, o.rotation); err != nil {
		m.warn(c, "error: failed to write log output to the file: "+err.Error())
	}
}

// files are the log files of a program, by path. Each is kept open, and opened
// anew when something outside put it aside.
type files struct {
	mu   sync.Mutex
	open map[string]*file
}

type file struct {
	mu      sync.Mutex
	path    string
	f       *os.File
	size    int64
	since   time.Time // from when its age counts
	checked time.Time // when it was last seen to be at its path
}

// recheck is how long a file may be gone from its path unnoticed.
const recheck = time.Second

func (fs *files) get(path string) *file {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	f := fs.open[path]
	if f == nil {
		if fs.open == nil {
			fs.open = map[string]*file{}
		}
		f = &file{path: path}
		fs.open[path] = f
	}
	return f
}

// truncate drops what a file holds, creating it when there is none.
func (fs *files) truncate(path string) error {
	f := fs.get(path)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.close()
	if err := f.openFile(os.O_TRUNC); err != nil {
		return err
	}
	f.since = time.Now()
	return nil
}

// append adds a line to a file, which is put aside first when it is time to.
func (fs *files) append(path string, line []byte, r *rotation) error {
	f := fs.get(path)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.ready(); err != nil {
		return err
	}
	var rotating error
	if r != nil && r.due(f) {
		if rotating = f.rotate(r.backups); rotating != nil {
			rotating = fmt.Errorf("log rotation failed: %w", rotating)
		}
		if err := f.ready(); err != nil {
			return err
		}
	}
	n, err := f.f.Write(line)
	f.size += int64(n)
	return errors.Join(err, rotating)
}

func (r *rotation) due(f *file) bool {
	if f.size == 0 {
		return false // there is nothing to put aside
	}
	return r.bySize && f.size >= r.maxSize || r.byAge && time.Since(f.since) >= r.maxAge
}

func (f *file) close() {
	if f.f != nil {
		_ = f.f.Close() // what was written is with the system already
		f.f = nil
	}
}

func (f *file) openFile(flags int) error {
	flags |= os.O_WRONLY | os.O_CREATE | os.O_APPEND
	h, err := os.OpenFile(f.path, flags, 0o666)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(f.path), 0o777); err != nil {
			return err
		}
		h, err = os.OpenFile(f.path, flags, 0o666)
	}
	if err != nil {
		return err
	}
	now := time.Now()
	f.f, f.size, f.since, f.checked = h, 0, now, now
	if info, err := h.Stat(); err == nil && info.Size() > 0 {
		f.size, f.since = info.Size(), info.ModTime()
	}
	return nil
}

// ready sees to it that the file is open and still the one at its path.
func (f *file) ready() error {
	if f.f != nil && time.Since(f.checked) >= recheck {
		there, err1 := os.Stat(f.path)
		mine, err2 := f.f.Stat()
		if err1 != nil || err2 != nil || !os.SameFile(there, mine) {
			f.close()
		} else {
			f.checked, f.size = time.Now(), mine.Size()
		}
	}
	if f.f != nil {
		return nil
	}
	return f.openFile(0)
}

// stampFormat is the time in the name of a file that was put aside.
const stampFormat = "20060102-150405"

// rotate puts the file aside and removes all but the newest of those put aside
// before.
func (f *file) rotate(keep int) error {
	f.close()
	ext := filepath.Ext(f.path)
	base := strings.TrimSuffix(f.path, ext)
	stamp := time.Now().Format(stampFormat)
	aside := base + "-" + stamp + ext
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); err != nil {
			break
		}
		aside = fmt.Sprintf("%s-%s-%d%s", base, stamp, n, ext)
	}
	if err := os.Rename(f.path, aside); err != nil {
		return err
	}
	return prune(base, ext, keep)
}

// prune removes the oldest files that were put aside until no more than keep
// are left.
func prune(base, ext string, keep int) error {
	dir, prefix := filepath.Dir(base), filepath.Base(base)+"-"
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	type aside struct {
		path  string
		stamp string
		n     int
	}
	var list []aside
	for _, e := range entries {
		middle, ok := strings.CutPrefix(e.Name(), prefix)
		middle, ok2 := strings.CutSuffix(middle, ext)
		if !ok || !ok2 || len(middle) < len(stampFormat) {
			continue
		}
		a := aside{path: filepath.Join(dir, e.Name()), stamp: middle[:len(stampFormat)]}
		if _, err := time.Parse(stampFormat, a.stamp); err != nil {
			continue
		}
		if rest := middle[len(stampFormat):]; rest != "" {
			if _, err := fmt.Sscanf(rest, "-%d", &a.n); err != nil {
				continue
			}
		}
		list = append(list, a)
	}
	sort.Slice(list, func(i, j int) bool {
		if list[i].stamp != list[j].stamp {
			return list[i].stamp < list[j].stamp
		}
		return list[i].n < list[j].n
	})
	for i := 0; i < len(list)-keep; i++ {
		if err := os.Remove(list[i].path); err != nil {
			return err
		}
	}
	return nil
}
