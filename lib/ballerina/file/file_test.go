package file

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	rt "barre/runtime"
	"barre/types"
	"barre/value"
)

// backend stands in for a back end: error types are error, records open.
type backend struct {
	mu   sync.Mutex
	seen []string // what services were told
}

func (b *backend) Call(_ *rt.Context, f *value.Function, args []value.Value) (value.Value, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	e := args[0].(*value.Map)
	b.seen = append(b.seen, f.Info.Name+" "+e.Str("operation")+" "+filepath.Base(e.Str("name")))
	return nil, nil
}

func (b *backend) Type(_, name string) types.Type {
	switch {
	case strings.HasSuffix(name, "Error"):
		return types.Error
	case name == "Utc", name == "MetaDataList":
		return types.AnyList
	}
	return types.AnyMap
}
func (b *backend) Class(_, _ string) *value.Class { return &value.Class{} }
func (b *backend) Instantiate(_ *rt.Context, class *value.Class, _ []value.Value) (value.Value, error) {
	return value.NewObject(class), nil
}

type fixture struct {
	t       *testing.T
	dir     string
	backend *backend
	externs map[string]rt.Extern
	rt      *rt.Runtime
	stderr  bytes.Buffer
}

func newFixture(t *testing.T) *fixture {
	f := &fixture{t: t, dir: t.TempDir(), backend: &backend{}}
	f.rt = rt.New(rt.Options{Dir: f.dir, Stderr: &f.stderr})
	f.rt.Backend = f.backend
	f.externs = bind(rt.NewModule(f.rt, "ballerina/file"))
	return f
}

func (f *fixture) call(name string, args ...value.Value) (v value.Value) {
	f.t.Helper()
	f.rt.Run(nil, true, func(c *rt.Context) {
		var err error
		if v, err = f.externs[name](c, args); err != nil {
			f.t.Fatalf("%s: %v", name, err)
		}
	})
	return v
}

// ok calls a function that is to succeed.
func (f *fixture) ok(name string, args ...value.Value) value.Value {
	f.t.Helper()
	v := f.call(name, args...)
	if e, failed := v.(*value.Error); failed {
		f.t.Fatalf("%s: %v", name, e)
	}
	return v
}

// fails calls a function that is to fail with a message.
func (f *fixture) fails(want, name string, args ...value.Value) {
	f.t.Helper()
	if e, failed := f.call(name, args...).(*value.Error); !failed || !strings.Contains(e.Message, want) {
		f.t.Errorf("%s gives %v, want an error with %q", name, value.ToString(e), want)
	}
}

func s(text string) value.Value { return value.Str(text) }

func (f *fixture) write(path, content string) {
	f.t.Helper()
	p := filepath.Join(f.dir, path)
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(content), 0o666); err != nil {
		f.t.Fatal(err)
	}
}

func (f *fixture) read(path string) string {
	f.t.Helper()
	b, err := os.ReadFile(filepath.Join(f.dir, path))
	if err != nil {
		f.t.Error(err)
	}
	return string(b)
}

func TestFilesAndDirectories(t *testing.T) {
	f := newFixture(t)
	f.ok("create", s("a.txt"))
	f.fails("File already exists. Failed to create the file", "create", s("a.txt"))
	f.fails("The file does not exist in path", "create", s("no/a.txt"))
	f.fails("IO error while creating the file", "createDir", s("d/e"), s("NON_RECURSIVE"))
	f.ok("createDir", s("d/e"), s("RECURSIVE"))
	f.fails("File already exists.", "createDir", s("d"), s("NON_RECURSIVE"))
	f.ok("rename", s("a.txt"), s("d/b.txt"))
	f.write("c.txt", "c")
	f.fails("File already exists in the new path", "rename", s("c.txt"), s("d/b.txt"))
	f.fails("File not found", "rename", s("no.txt"), s("x.txt"))
	f.fails("Failed to rename", "rename", s("c.txt"), s("no/x.txt"))
	f.fails("Error while deleting", "remove", s("d"), s("NON_RECURSIVE"))
	f.ok("remove", s("d"), s("RECURSIVE"))
	f.fails("File not found", "remove", s("d"), s("RECURSIVE"))
	for option, want := range map[string]bool{"EXISTS": true, "IS_DIR": false, "IS_SYMLINK": false, "READABLE": true, "WRITABLE": true} {
		if got := f.ok("test", s("c.txt"), s(option)); got != value.Boolean(want) {
			t.Errorf("%s: %v", option, got)
		}
		if got := f.ok("test", s("none.txt"), s(option)); got != value.Boolean(false) {
			t.Errorf("%s of nothing: %v", option, got)
		}
	}
}

func TestMetaData(t *testing.T) {
	f := newFixture(t)
	f.write("d/b.txt", "hello")
	f.write("d/a.txt", "")
	list := f.ok("readDir", s("d")).(*value.List)
	if list.Len() != 2 {
		t.Fatalf("%s", value.ToString(list))
	}
	b := list.At(1).(*value.Map)
	if b.Str("absPath") != filepath.Join(f.dir, "d", "b.txt") || b.Int("size") != 5 || b.Bool("dir") || !b.Bool("readable") || !b.Bool("writable") {
		t.Errorf("%s", value.ToString(b))
	}
	modified := b.Field("modifiedTime").(*value.List)
	if now := time.Now().Unix(); int64(modified.At(0).(value.Int)) < now-60 || int64(modified.At(0).(value.Int)) > now+60 {
		t.Errorf("modified at %s", value.ToString(modified))
	}
	if d := f.ok("getMetaData", s("d")).(*value.Map); !d.Bool("dir") {
		t.Errorf("%s", value.ToString(d))
	}
	f.fails("File not found", "getMetaData", s("no"))
	f.fails("File not found", "readDir", s("no"))
	f.fails("is not a directory", "readDir", s("d/b.txt"))
}

func TestCopy(t *testing.T) {
	f := newFixture(t)
	none := value.NewStrings(nil)
	replace := value.NewStrings([]string{"REPLACE_EXISTING"})
	f.write("a.txt", "a")
	f.write("src/x/y.txt", "new")
	f.write("dst/x/y.txt", "old")
	f.ok("copy", s("a.txt"), s("b.txt"), none)
	f.write("a.txt", "changed")
	f.ok("copy", s("a.txt"), s("b.txt"), none)
	if got := f.read("b.txt"); got != "a" {
		t.Errorf("a file was replaced by %q", got)
	}
	f.ok("copy", s("a.txt"), s("b.txt"), replace)
	f.ok("copy", s("src"), s("dst"), none)
	if got := f.read("b.txt") + f.read("dst/x/y.txt"); got != "changedold" {
		t.Errorf("the copies hold %q", got)
	}
	f.ok("copy", s("src"), s("dst"), replace)
	f.ok("copy", s("src"), s("src/inside"), none)
	if got := f.read("dst/x/y.txt") + f.read("src/inside/x/y.txt"); got != "newnew" {
		t.Errorf("the copies hold %q", got)
	}
	if _, err := os.Stat(filepath.Join(f.dir, "src/inside/inside")); err == nil {
		t.Error("the copy was copied into itself")
	}
	f.fails("File not found", "copy", s("no.txt"), s("c.txt"), none)
	f.fails("The target directory does not exist", "copy", s("a.txt"), s("no/c.txt"), none)

	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	if err := os.Chtimes(filepath.Join(f.dir, "a.txt"), old, old); err != nil {
		t.Fatal(err)
	}
	f.ok("copy", s("a.txt"), s("old.txt"), value.NewStrings([]string{"COPY_ATTRIBUTES"}))
	if info, err := os.Stat(filepath.Join(f.dir, "old.txt")); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("the time was not copied: %v", err)
	}
}

func TestLinks(t *testing.T) {
	f := newFixture(t)
	f.write("a.txt", "a")
	if err := os.Symlink("a.txt", filepath.Join(f.dir, "link")); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	f.ok("copy", s("link"), s("copy"), value.NewStrings([]string{"NO_FOLLOW_LINKS"}))
	if got := f.ok("normalizePath", s("copy"), s("SYMLINK")); value.ToString(got) != "a.txt" {
		t.Errorf("the link leads to %s", value.ToString(got))
	}
	if f.ok("test", s("copy"), s("IS_SYMLINK")) != value.Boolean(true) {
		t.Error("it is no link")
	}
	f.fails("Path is not a symbolic link", "normalizePath", s("a.txt"), s("SYMLINK"))
	f.fails("File does not exist", "normalizePath", s("no.txt"), s("SYMLINK"))
}

func TestTemporary(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"createTemp", "createTempDir"} {
		p := value.ToString(f.ok(name, s("-suffix"), s("prefix-"), s(".")))
		base := filepath.Base(p)
		if filepath.Dir(p) != f.dir || !strings.HasPrefix(base, "prefix-") || !strings.HasSuffix(base, "-suffix") || len(base) < 30 {
			t.Errorf("%s made %s", name, p)
		}
		info, err := os.Stat(p)
		if err != nil || info.IsDir() != (name == "createTempDir") {
			t.Errorf("%s: %v", p, err)
		}
		q := value.ToString(f.ok(name, nil, nil, nil))
		if err := os.Remove(q); err != nil {
			t.Error(err)
		}
	}
	f.fails("temporary file", "createTemp", nil, nil, s("no"))
}

func TestListener(t *testing.T) {
	f := newFixture(t)
	config := func(path string, recursive bool) value.Value {
		return value.MapOf(types.AnyMap, "path", s(path), "recursive", value.Boolean(recursive))
	}
	l := value.NewObject(&value.Class{})
	f.write("a.txt", "")
	f.fails("'path' field is empty", "Listener.init", l, config("", false))
	f.fails("Folder does not exist: no", "Listener.init", l, config("no", false))
	f.fails("Unable to find a directory: a.txt", "Listener.init", l, config("a.txt", false))
	f.ok("Listener.init", l, config(".", true))

	method := func(name string) *value.Function { return &value.Function{Info: &value.FuncInfo{Name: name}} }
	service := value.NewObject(&value.Class{Methods: map[string]*value.Function{
		"onCreate": method("onCreate"), "onModify": method("onModify"), "onDelete": method("onDelete"),
	}})
	f.fails("At least a single resource required", "Listener.attach", l, value.NewObject(&value.Class{}), nil)
	f.ok("Listener.attach", l, service, nil)
	f.ok("Listener.start", l)

	waitFor := func(want string) {
		t.Helper()
		for deadline := time.Now().Add(5 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
			f.backend.mu.Lock()
			found := slices.Contains(f.backend.seen, want)
			f.backend.mu.Unlock()
			if found {
				return
			}
		}
		t.Fatalf("the service was not told %q but %q", want, f.backend.seen)
	}
	f.write("b.txt", "x")
	waitFor("onCreate create b.txt")
	waitFor("onModify modify b.txt")
	f.write("sub/c.txt", "x")
	waitFor("onCreate create sub")
	waitFor("onCreate create c.txt")
	if err := os.Remove(filepath.Join(f.dir, "b.txt")); err != nil {
		t.Fatal(err)
	}
	waitFor("onDelete delete b.txt")
	f.ok("Listener.gracefulStop", l)
	f.ok("Listener.immediateStop", l)
	before := len(f.backend.seen)
	f.write("late.txt", "")
	f.ok("Listener.start", l) // starting again works
	f.ok("Listener.detach", l, service)
	f.write("later.txt", "")
	f.ok("Listener.gracefulStop", l)
	if !reflect.DeepEqual(f.backend.seen[before:], []string{}) || f.stderr.Len() > 0 {
		t.Errorf("told %q after the end, standard error %q", f.backend.seen[before:], &f.stderr)
	}
}
