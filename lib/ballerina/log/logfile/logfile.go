// Package logfile writes log files, which are put aside for new ones when they
// are large or old. The modules log and http share it.
package logfile

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

	"barre/value"
)

// Rotation is when a file is put aside for a new one.
type Rotation struct {
	BySize, ByAge bool
	MaxSize       int64
	MaxAge        time.Duration
	Backups       int
}

// NewRotation reads and checks a value of log:RotationConfig.
func NewRotation(r *value.Map) (*Rotation, error) {
	policy := r.Str("policy")
	c := &Rotation{
		BySize:  policy != "TIME_BASED",
		ByAge:   policy != "SIZE_BASED",
		MaxSize: r.Int("maxFileSize"),
		MaxAge:  time.Duration(min(r.Int("maxAge"), 1<<31)) * time.Second,
		Backups: int(min(r.Int("maxBackupFiles"), 1<<31-1)),
	}
	switch {
	case c.BySize && c.MaxSize <= 0:
		return nil, fmt.Errorf("Invalid rotation configuration: maxFileSize must be positive, got: %d", c.MaxSize)
	case c.ByAge && c.MaxAge <= 0:
		return nil, fmt.Errorf("Invalid rotation configuration: maxAge must be positive, got: %d", r.Int("maxAge"))
	case c.Backups < 0:
		return nil, fmt.Errorf("Invalid rotation configuration: maxBackupFiles cannot be negative, got: %d", r.Int("maxBackupFiles"))
	}
	return c, nil
}

// Files are the log files of a program, by path. Each is kept open, and opened
// anew when something outside put it aside.
type Files struct {
	// Now tells the time; nil for the machine's clock.
	Now func() time.Time
	// Millis has milliseconds in the names of files that are put aside.
	Millis bool

	mu   sync.Mutex
	open map[string]*file
}

type file struct {
	of      *Files
	mu      sync.Mutex
	path    string
	f       *os.File
	size    int64
	since   time.Time // from when its age counts
	checked time.Time // when it was last seen to be at its path
}

// recheck is how long a file may be gone from its path unnoticed.
const recheck = time.Second

func (fs *Files) now() time.Time {
	if fs.Now != nil {
		return fs.Now()
	}
	return time.Now()
}

func (fs *Files) get(path string) *file {
	fs.mu.Lock()
	defer fs.mu.Unlock()
	f := fs.open[path]
	if f == nil {
		if fs.open == nil {
			fs.open = map[string]*file{}
		}
		f = &file{of: fs, path: path}
		fs.open[path] = f
	}
	return f
}

// Truncate drops what a file holds, creating it when there is none.
func (fs *Files) Truncate(path string) error {
	f := fs.get(path)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.close()
	if err := f.openFile(os.O_TRUNC); err != nil {
		return err
	}
	f.since = fs.now()
	return nil
}

// Append adds a line to a file, which is put aside first when it is time to.
func (fs *Files) Append(path string, line []byte, r *Rotation) error {
	f := fs.get(path)
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.ready(); err != nil {
		return err
	}
	var rotating error
	if r != nil && r.due(f) {
		if rotating = f.rotate(r.Backups); rotating != nil {
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

func (r *Rotation) due(f *file) bool {
	if f.size == 0 {
		return false // there is nothing to put aside
	}
	return r.BySize && f.size >= r.MaxSize || r.ByAge && f.of.now().Sub(f.since) >= r.MaxAge
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
	now := f.of.now()
	f.f, f.size, f.since, f.checked = h, 0, now, now
	if info, err := h.Stat(); err == nil && info.Size() > 0 {
		f.size, f.since = info.Size(), info.ModTime()
	}
	return nil
}

// ready sees to it that the file is open and still the one at its path.
func (f *file) ready() error {
	if f.f != nil && f.of.now().Sub(f.checked) >= recheck {
		there, err1 := os.Stat(f.path)
		mine, err2 := f.f.Stat()
		if err1 != nil || err2 != nil || !os.SameFile(there, mine) {
			f.close()
		} else {
			f.checked, f.size = f.of.now(), mine.Size()
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
	now := f.of.now()
	stamp, digits := now.Format(stampFormat), 0
	if f.of.Millis {
		stamp, digits = fmt.Sprintf("%s%03d", stamp, now.Nanosecond()/1e6), 3
	}
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
	return prune(base, ext, digits, keep)
}

// prune removes the oldest files that were put aside until no more than keep
// are left. Their time has some digits behind the seconds.
func prune(base, ext string, digits, keep int) error {
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
		if !ok || !ok2 || len(middle) < len(stampFormat)+digits {
			continue
		}
		a := aside{path: filepath.Join(dir, e.Name()), stamp: middle[:len(stampFormat)+digits]}
		if _, err := time.Parse(stampFormat, a.stamp[:len(stampFormat)]); err != nil {
			continue
		}
		if rest := middle[len(a.stamp):]; rest != "" {
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
