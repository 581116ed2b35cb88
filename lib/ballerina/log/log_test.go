package log

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/lib/ballerina/log/logfile"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// fixture is the module in a program without a back end.
type fixture struct {
	t              *testing.T
	m              *module
	l              *logger
	stdout, stderr bytes.Buffer
	dir            string
}

func newFixture(t *testing.T) *fixture {
	f := &fixture{t: t, dir: t.TempDir()}
	rt := runtime.New(runtime.Options{Stdout: &f.stdout, Stderr: &f.stderr, Dir: f.dir})
	f.m = &module{Module: runtime.NewModule(rt, "ballerina/log"), levels: map[string]level{}}
	f.l = &logger{context: value.NewMap(types.AnyMap), outputs: []output{{}}}
	f.l.level.Store(int32(info))
	return f
}

func (f *fixture) log(at level, extra *value.Map, message string, err *value.Error, pairs ...any) {
	f.t.Helper()
	var e value.Value
	if err != nil {
		e = err
	}
	f.m.Runtime().Run(nil, true, func(c *runtime.Context) {
		args := []value.Value{value.Str(message), e, nil, value.MapOf(types.AnyMap, pairs...)}
		if err := f.m.log(c, f.l, at, extra, args); err != nil {
			f.t.Fatal(err)
		}
	})
}

var timeField = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)`)

// line takes what was logged to the standard error, with its time left out.
func (f *fixture) line() string {
	s := f.stderr.String()
	f.stderr.Reset()
	return timeField.ReplaceAllString(s, "T")
}

func TestLogfmt(t *testing.T) {
	f := newFixture(t)
	e := value.NewError("something went wrong!", value.NewError(`{"code":403}`, nil), "id", value.Str("1234"))
	e.Stack = []value.Frame{{Func: "main", File: "test.bal", Line: 4}}
	e.Cause.Stack = []value.Frame{{Module: "myorg/app", Func: "f", File: "a.bal", Line: 7}}
	for _, c := range []struct {
		log  func()
		want string
	}{
		{func() { f.log(info, nil, "info log", nil) }, `time=T level=INFO module="" message="info log"` + "\n"},
		{func() { f.log(debug, nil, "debug log", nil) }, ""},
		{func() {
			f.log(warn, nil, "x", nil, "id", value.Int(845315), "name", value.Str("foo"), "ok", value.Boolean(true), "none", nil, "x", value.Float(99.99))
		}, `time=T level=WARN module="" message="x" id=845315 name="foo" ok=true none= x=99.99` + "\n"},
		{func() { f.log(info, nil, "a\t\n\r\\\"'", nil) }, `time=T level=INFO module="" message="a\t\n\r\\\"\'"` + "\n"},
		{func() { f.log(info, nil, "x", nil, "module", value.Str("my/mod")) }, `time=T level=INFO module=my/mod message="x"` + "\n"},
		{func() { f.log(failure, nil, "x", e, "after", value.Int(1)) },
			`time=T level=ERROR module="" message="x" error={"causes":[{"message":{"code":403},"detail":{},"stackTrace":[{"callableName":"f","moduleName":"myorg/app","fileName":"a.bal","lineNumber":7}]}],"message":"something went wrong!","detail":{"id":"1234"},"stackTrace":[{"callableName":"main","moduleName":(),"fileName":"test.bal","lineNumber":4}]} after=1` + "\n"},
	} {
		c.log()
		if got := f.line(); got != c.want {
			t.Errorf("logged\n%s, want\n%s", got, c.want)
		}
	}
}

func TestJSON(t *testing.T) {
	f := newFixture(t)
	f.l.json = true
	f.l.context = value.MapOf(types.AnyMap, "env", value.Str("prod"))
	e := value.NewError("bad sad", nil)
	e.Stack = []value.Frame{{Func: "main", File: "info.bal", Line: 22}}
	f.log(info, nil, "x", e, "id", value.Int(1))
	want := `{"time":"T", "level":"INFO", "module":"", "message":"x", "error":{"causes":[], "message":"bad sad", "detail":{}, "stackTrace":[{"callableName":"main", "moduleName":null, "fileName":"info.bal", "lineNumber":22}]}, "env":"prod", "id":1}` + "\n"
	if got := f.line(); got != want {
		t.Errorf("logged\n%s, want\n%s", got, want)
	}
}

func TestContext(t *testing.T) {
	f := newFixture(t)
	f.l.context = value.MapOf(types.AnyMap, "env", value.Str("test"), "a", value.Int(1))
	child := value.MapOf(types.AnyMap, "child", value.Boolean(true), "b", value.Int(1))
	f.log(info, child, "x", nil, "requestId", value.Str("req-123"), "a", value.Int(2), "b", value.Int(2))
	want := `time=T level=INFO module="" message="x" env="test" a=2 requestId="req-123" b=2 child=true` + "\n"
	if got := f.line(); got != want {
		t.Errorf("logged\n%s, want\n%s", got, want)
	}
}

func TestModuleLevels(t *testing.T) {
	f := newFixture(t)
	f.m.levels["my/quiet"], f.m.levels["my/loud"] = failure, debug
	for _, c := range []struct {
		at     level
		module string
		want   bool
	}{
		{warn, "my/quiet", false}, {failure, "my/quiet", true}, {debug, "my/loud", true}, {debug, "my/other", false}, {info, "my/other", true},
	} {
		f.log(c.at, nil, "x", nil, "module", value.Str(c.module))
		if got := f.line() != ""; got != c.want {
			t.Errorf("%s of %s is logged: %v", c.at, c.module, got)
		}
	}
}

func TestMasked(t *testing.T) {
	f := newFixture(t)
	table := value.NewTable(types.NewTableAtomic(types.AnyTable, types.AnyMap, nil), false)
	if err := table.Append(value.MapOf(types.AnyMap, "c", value.Str("r"))); err != nil {
		t.Fatal(err)
	}
	cyclic := value.NewMap(types.AnyMap)
	cyclic.Put("self", cyclic)
	shared := value.MapOf(types.AnyMap, "a", value.Int(1))
	f.m.Runtime().Run(nil, true, func(c *runtime.Context) {
		for _, k := range []struct {
			v    value.Value
			want string
		}{
			{nil, "null"}, {value.Str("Text"), "Text"}, {value.Float(3), "3.0"}, {value.Boolean(true), "true"},
			{value.NewXMLText("Just text"), "Just text"}, {table, `[{"c":"r"}]`}, {value.NewMap(types.AnyMap), "{}"},
			{value.MapOf(types.AnyMap, "s", value.Str("\"q\"\\\n"), "n", nil, "l", value.NewStrings([]string{"a"}), "x", value.NewXMLText("t")),
				`{"s":"\"q\"\\\n","n":null,"l":["a"],"x":"t"}`},
			{value.NewList(types.AnyList, []value.Value{shared, shared}), `[{"a":1},{"a":1}]`},
		} {
			got, err := f.m.masked(c, k.v)
			if err != nil || got != k.want {
				t.Errorf("masked as %s (%v), want %s", got, err, k.want)
			}
		}
		if _, err := f.m.masked(c, cyclic); err == nil || !strings.HasPrefix(err.Error(), "Cyclic value reference detected in the record") {
			t.Errorf("a cycle gives %v", err)
		}
	})
}

func TestFiles(t *testing.T) {
	f := newFixture(t)
	f.l.outputs = []output{{path: "logs/app.log"}, {stdout: true}}
	f.log(info, nil, "one", nil)
	path := filepath.Join(f.dir, "logs", "app.log")
	// A file that something outside put aside is made anew.
	if err := os.Rename(path, path+".old"); err != nil {
		t.Fatal(err)
	}
	f.m.files.Now = func() time.Time { return time.Now().Add(2 * time.Second) }
	f.log(info, nil, "two", nil)
	b, err := os.ReadFile(path)
	if err != nil || !strings.HasSuffix(string(b), `message="two"`+"\n") || strings.Contains(string(b), "one") {
		t.Errorf("the file holds %q (%v)", b, err)
	}
	if strings.Count(f.stdout.String(), "\n") != 2 || f.stderr.Len() != 0 {
		t.Errorf("standard output %q, standard error %q", &f.stdout, &f.stderr)
	}
	if err := f.m.files.Truncate(path); err != nil {
		t.Fatal(err)
	}
	if b, err = os.ReadFile(path); err != nil || len(b) != 0 {
		t.Errorf("after truncation the file holds %q (%v)", b, err)
	}
}

func backups(t *testing.T, dir string) (n int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), "app-2") && strings.HasSuffix(e.Name(), ".log") {
			n++
		}
	}
	return n
}

func TestRotationBySize(t *testing.T) {
	for _, keep := range []int{0, 1, 3} {
		f := newFixture(t)
		f.l.outputs = []output{{path: "app.log", rotation: &logfile.Rotation{BySize: true, MaxSize: 1000, Backups: keep}}}
		// Files of others stay.
		for _, name := range []string{"app-2.log", "app-20260105-212048.txt", "other-20260105-212048.log"} {
			if err := os.WriteFile(filepath.Join(f.dir, name), nil, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		for range 100 {
			f.log(info, nil, strings.Repeat("x", 60), nil)
		}
		if got := backups(t, f.dir) - 1; got != keep {
			t.Errorf("%d files were kept, want %d", got, keep)
		}
		info, err := os.Stat(filepath.Join(f.dir, "app.log"))
		if err != nil || info.Size() > 1100 {
			t.Errorf("the file has %v bytes (%v)", info.Size(), err)
		}
		if f.stderr.Len() > 0 {
			t.Error(f.stderr.String())
		}
	}
}

func TestRotationByAge(t *testing.T) {
	f := newFixture(t)
	path := filepath.Join(f.dir, "app.log")
	f.l.outputs = []output{{path: "app.log", rotation: &logfile.Rotation{ByAge: true, MaxAge: time.Hour, Backups: 5}}}
	f.log(info, nil, "one", nil)
	f.log(info, nil, "two", nil)
	if backups(t, f.dir) != 0 {
		t.Error("a new file was put aside")
	}
	f.m.files.Now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	f.log(info, nil, "three", nil)
	b, err := os.ReadFile(path)
	if err != nil || backups(t, f.dir) != 1 || strings.Contains(string(b), "two") || !strings.Contains(string(b), "three") {
		t.Errorf("%d files aside, the current one holds %q (%v)", backups(t, f.dir), b, err)
	}
}

func TestDestinations(t *testing.T) {
	f := newFixture(t)
	for want, d := range map[string]*value.Map{
		"is not valid. File destination path should be": value.MapOf(types.AnyMap, "type", value.Str("file"), "path", value.Str("foo")),
		"maxFileSize must be positive, got: 0": value.MapOf(types.AnyMap, "path", value.Str("a.log"), "rotation",
			value.MapOf(types.AnyMap, "policy", value.Str("SIZE_BASED"), "maxFileSize", value.Int(0), "maxAge", value.Int(0), "maxBackupFiles", value.Int(5))),
		"maxAge must be positive, got: 0": value.MapOf(types.AnyMap, "path", value.Str("a.log"), "rotation",
			value.MapOf(types.AnyMap, "policy", value.Str("TIME_BASED"), "maxFileSize", value.Int(0), "maxAge", value.Int(0), "maxBackupFiles", value.Int(5))),
		"maxBackupFiles cannot be negative, got: -1": value.MapOf(types.AnyMap, "path", value.Str("a.log"), "rotation",
			value.MapOf(types.AnyMap, "policy", value.Str("BOTH"), "maxFileSize", value.Int(1), "maxAge", value.Int(1), "maxBackupFiles", value.Int(-1))),
	} {
		_, err := f.m.outputs(value.NewList(types.AnyList, []value.Value{d}))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", value.ToString(d), err, want)
		}
	}
	if _, err := f.m.outputs(value.NewList(types.AnyList, nil)); err == nil {
		t.Error("no destination is enough")
	}
}

func TestParallel(t *testing.T) {
	f := newFixture(t)
	f.l.outputs = []output{{path: "app.log", rotation: &logfile.Rotation{BySize: true, MaxSize: 2000, Backups: 1000}}}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 100 {
				f.log(info, nil, strings.Repeat("x", 60), nil)
			}
		})
	}
	wg.Wait()
	lines := 0
	entries, _ := os.ReadDir(f.dir)
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(f.dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		lines += bytes.Count(b, []byte("\n"))
	}
	if lines != 400 {
		t.Errorf("%d of 400 lines arrived", lines)
	}
}

func BenchmarkLogfmt(b *testing.B) {
	rt := runtime.New(runtime.Options{Stderr: discard{}})
	m := &module{Module: runtime.NewModule(rt, "ballerina/log"), levels: map[string]level{}}
	l := &logger{context: value.NewMap(types.AnyMap), outputs: []output{{}}}
	l.level.Store(int32(info))
	values := value.MapOf(types.AnyMap, "id", value.Int(845315), "name", value.Str("foo"))
	rt.Run(nil, true, func(c *runtime.Context) {
		b.ReportAllocs()
		for b.Loop() {
			if err := m.log(c, l, info, nil, []value.Value{value.Str("message"), nil, nil, values}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }
