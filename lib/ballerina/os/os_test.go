package os

import (
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	rt "barre/runtime"
	"barre/types"
	"barre/value"
)

// backend stands in for a back end: error types are error, records open.
type backend struct{}

func (backend) Call(*rt.Context, *value.Function, []value.Value) (value.Value, error) {
	panic("nothing is called")
}

func (backend) Type(_, name string) types.Type {
	if strings.HasSuffix(name, "Error") {
		return types.Error
	}
	return types.AnyMap
}
func (backend) Class(string, string) *value.Class { return &value.Class{} }
func (backend) Instantiate(_ *rt.Context, class *value.Class, _ []value.Value) (value.Value, error) {
	return value.NewObject(class), nil
}

type fixture struct {
	t       *testing.T
	rt      *rt.Runtime
	externs map[string]rt.Extern
}

func newFixture(t *testing.T, environ ...string) *fixture {
	f := &fixture{t: t, rt: rt.New(rt.Options{Environ: environ})}
	f.rt.Backend = backend{}
	f.externs = bind(rt.NewModule(f.rt, "ballerina/os"))
	return f
}

func (f *fixture) call(name string, args ...value.Value) (v value.Value) {
	f.t.Helper()
	f.rt.Run(nil, true, func(c *rt.Context) {
		var err error
		if v, err = f.externs[name](c, args); err != nil {
			f.t.Fatalf("%s: panic %v", name, err)
		}
	})
	return v
}

// gives checks a result as toString shows it, an error by its message.
func (f *fixture) gives(want, name string, args ...value.Value) {
	f.t.Helper()
	v := f.call(name, args...)
	got := value.ToString(v)
	if e, failed := v.(*value.Error); failed {
		got = e.Message
	}
	if got != want {
		f.t.Errorf("%s gives %q, want %q", name, got, want)
	}
}

func s(text string) value.Value { return value.Str(text) }

func TestEnvironment(t *testing.T) {
	f := newFixture(t, "A=1", "B=x=y", "EMPTY=", "A=2")
	f.gives("2", "getEnv", s("A"))
	f.gives("x=y", "getEnv", s("B"))
	f.gives("", "getEnv", s("NONE"))
	for _, name := range []string{"foo", "0x00", "!@#$%^&*()_+~", "key with spaces"} {
		f.gives("", "setEnv", s(name), s("test 1"))
		f.gives("test 1", "getEnv", s(name))
		f.gives("", "unsetEnv", s(name))
		f.gives("", "getEnv", s(name))
	}
	f.gives(`{"A":"2","B":"x=y","EMPTY":""}`, "listEnv")
	f.gives("The parameter key cannot be an empty string", "setEnv", s(""), s("x"))
	f.gives("The parameter key cannot be == sign", "setEnv", s("=="), s("x"))
	f.gives("The parameter key cannot be an empty string", "unsetEnv", s(""))
	if v := value.ToString(f.call("setEnv", s("a=b"), s("x"))); !strings.HasPrefix(v, "error Error (") {
		t.Errorf("a name with an equals sign gives %q", v)
	}
	if os.Getenv("foo") != "" {
		t.Error("the environment of the process changed")
	}
}

func TestUser(t *testing.T) {
	home := "HOME"
	if runtime.GOOS == "windows" {
		home = "USERPROFILE"
	}
	newFixture(t, home+"=/home/alex").gives("/home/alex", "getUserHome")
	if value.ToString(newFixture(t).call("getUsername")) == "" {
		t.Error("nobody runs the test")
	}
}

// command makes a Command that runs this test binary as a program; see
// TestMain.
func command(t *testing.T, what string) value.Value {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return value.MapOf(types.AnyMap, "value", s(path), "arguments", value.NewStrings([]string{what}))
}

func TestMain(m *testing.M) {
	if os.Getenv("AS_PROGRAM") == "" {
		os.Exit(m.Run())
	}
	switch os.Args[1] {
	case "hello":
		_, _ = os.Stdout.WriteString("hello " + os.Getenv("WHO"))
		_, _ = os.Stderr.WriteString("oops")
		os.Exit(3)
	case "sleep":
		time.Sleep(time.Minute)
	}
}

func TestExec(t *testing.T) {
	f := newFixture(t, "AS_PROGRAM=1", "PATH="+os.Getenv("PATH"))
	p := f.call("exec", command(t, "hello"), value.MapOf(types.AnyMap, "WHO", s("world")))
	f.gives("3", "Process.waitForExit", p)
	f.gives("3", "Process.waitForExit", p)
	for stream, want := range map[value.Int]string{1: "hello world", 2: "oops"} {
		if got := f.call("Process.output", p, stream).(*value.List).Bytes; string(got) != want {
			t.Errorf("stream %d holds %q, want %q", stream, got, want)
		}
	}

	p = f.call("exec", command(t, "hello"), value.NewMap(types.AnyMap))
	if got := f.call("Process.output", p, value.Int(1)).(*value.List).Bytes; string(got) != "hello " {
		t.Errorf("without waiting the output is %q", got)
	}

	p = f.call("exec", command(t, "sleep"), value.NewMap(types.AnyMap))
	f.call("Process.exit", p)
	if code := f.call("Process.waitForExit", p); code == value.Int(0) {
		t.Error("a process that was ended ended well")
	}
	f.gives("Failed to read the output of the process: Stream closed", "Process.output", p, value.Int(1))

	missing := value.MapOf(types.AnyMap, "value", s("no-such-program-anywhere"))
	e, failed := f.call("exec", missing, value.NewMap(types.AnyMap)).(*value.Error)
	if !failed || !strings.HasPrefix(e.Message, `Failed to retrieve the process object: Cannot run program "no-such-program-anywhere": `) ||
		runtime.GOOS != "windows" && !strings.HasSuffix(e.Message, "error=2, No such file or directory") {
		t.Errorf("a missing program gives %v", e)
	}
}
