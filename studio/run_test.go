package studio

import (
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"barre/cli"
	"barre/dap"
	"barre/lib/full"
)

// asCommand makes the test's binary the command: programs are run by it.
const asCommand = "STUDIO_TEST_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) == "" {
		os.Exit(m.Run())
	}
	image := cli.Image{Name: "barre-full", Process: true, Modules: full.Modules,
		Debug: func(port int, adapter string) (cli.Debugging, error) {
			s, err := dap.Open(port, adapter)
			if err != nil {
				return nil, err
			}
			return s, nil
		},
		Commands: []cli.Command{{Name: "studio", Run: func(args []string, stdout, stderr io.Writer) int {
			return Main(CommandOptions{Options: options(""), Args: args, Stdout: stdout, Stderr: stderr})
		}}, {Name: "debug", Run: func(args []string, stdout, stderr io.Writer) int {
			return dap.Main(dap.Options{Args: args, Variable: cli.DebugAdapter, Environ: os.Environ(), Stdin: os.Stdin, Stdout: stdout, Stderr: stderr})
		}}},
	}
	os.Exit(cli.Main(image, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
}

const served = `import ballerina/http;
import ballerina/io;

configurable int port = 0;

service /orders on new http:Listener(port) {
    resource function get [int id](string? note) returns string {
        io:println("asked for ", id);
        return string ` + "`order ${id}`" + `;
    }
}
`

// output waits until a session has printed something.
func (c *client) output(session, stream, want string) {
	c.t.Helper()
	all := ""
	c.event("studio/output", func(raw json.RawMessage) bool {
		var p struct{ Session, Stream, Text string }
		json.Unmarshal(raw, &p)
		if p.Session == session && p.Stream == stream {
			all += p.Text
		}
		return strings.Contains(all, want)
	})
}

func (c *client) exited(session string, code int) {
	c.t.Helper()
	c.event("studio/exited", func(raw json.RawMessage) bool {
		var p struct {
			Session string
			Code    int
		}
		json.Unmarshal(raw, &p)
		if p.Session == session && p.Code != code {
			c.t.Errorf("exit code %d, not %d", p.Code, code)
		}
		return p.Session == session
	})
}

// address waits until a session listens.
func (c *client) address(session string) string {
	c.t.Helper()
	address := ""
	c.event("studio/running", func(raw json.RawMessage) bool {
		var p struct{ Sessions []running }
		json.Unmarshal(raw, &p)
		for _, x := range p.Sessions {
			if x.Session == session && len(x.Listeners) == 1 {
				address = x.Listeners[0].Address
			}
		}
		return address != ""
	})
	return address
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return port(l.Addr().String())
}

func port(address string) string { return address[strings.LastIndexByte(address, ':')+1:] }

// TestRun: a program runs, what it prints is shown, what it listens on is known, and it
// is stopped in order.
func TestRun(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": served, "Config.toml": "port = " + freePort(t)})
	c, other := s.tab(), s.tab()
	var r struct{ Session string }
	c.call("studio/run", map[string]any{"dev": false}, &r)
	at := other.address(r.Session)
	res, err := http.Get("http://127.0.0.1:" + port(at) + "/orders/7")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(res.Body)
	res.Body.Close()
	if string(body) != "order 7" {
		t.Errorf("the service says %q", body)
	}
	other.output(r.Session, "stdout", "asked for 7\n")
	// Another run, of the same, at the same time.
	var again struct{ Session string }
	c.call("studio/run", map[string]any{}, &again)
	c.output(again.Session, "stderr", "Address already in use")
	c.exited(again.Session, 1)
	c.call("studio/stop", map[string]any{"session": r.Session}, nil)
	other.exited(r.Session, 0)
	c.event("studio/running", func(raw json.RawMessage) bool { return !strings.Contains(string(raw), `"`+r.Session+`"`) })
	if err := c.try("studio/stop", map[string]any{"session": r.Session}, nil); err == nil || err.Error() != "that program does not run any more" {
		t.Errorf("stopped again: %v", err)
	}
}

// TestRunEnds: programs that end by themselves, that fail, and that do not compile.
func TestRunEnds(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	run := func(params map[string]any) string {
		var r struct{ Session string }
		c.call("studio/run", params, &r)
		return r.Session
	}
	x := run(nil)
	c.output(x, "stdout", "1\n")
	c.exited(x, 0)
	// What was typed a moment ago counts.
	d := c.read(s, "main.bal")
	c.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, "    io:p", "    total = total / 0;\n")}, nil)
	x = run(nil)
	c.output(x, "stderr", "error: {ballerina}DivisionByZero")
	c.exited(x, 1)
	d = c.read(s, "main.bal")
	c.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, "    io:p", "    nonsense;\n")}, nil)
	x = run(nil)
	c.output(x, "stderr", "error: compilation contains errors")
	c.exited(x, 1)
	if err := c.try("studio/run", map[string]any{"mode": "walk"}, nil); err == nil {
		t.Error("an unknown mode runs")
	}
}

func TestRunTests(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "public function two() returns int => 2;\n",
		"tests/main_test.bal": "import ballerina/test;\n\n@test:Config\nfunction isTwo() {\n    test:assertEquals(two(), 2);\n}\n\n@test:Config\nfunction isThree() {\n    test:assertEquals(two(), 3);\n}\n"})
	c := s.tab()
	var r struct{ Session string }
	c.call("studio/run", map[string]any{"mode": "test", "tests": []string{"isTwo"}}, &r)
	c.output(r.Session, "stdout", "1 passing")
	c.exited(r.Session, 0)
	c.call("studio/run", map[string]any{"mode": "test"}, &r)
	c.output(r.Session, "stdout", "1 failing")
	c.exited(r.Session, 1)
}

// TestRunManyLines: a program that prints without end fills no memory, and can be
// stopped.
func TestRunManyLines(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "import ballerina/io;\n\npublic function main() {\n    while true {\n        io:println(\"ümlaut and more of it, on and on\");\n    }\n}\n"})
	c := s.tab()
	var r struct{ Session string }
	c.call("studio/run", nil, &r)
	c.output(r.Session, "stdout", "ümlaut and more of it, on and on\nümlaut")
	c.call("studio/stop", map[string]any{"session": r.Session}, nil)
	c.exited(r.Session, 130)
}

// TestRunEndsWithServer: nothing that was started is left when Studio ends.
func TestRunEndsWithServer(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": served, "Config.toml": "port = " + freePort(t)})
	c := s.tab()
	var r struct{ Session string }
	c.call("studio/run", nil, &r)
	at := c.address(r.Session)
	s.mu.Lock()
	pid := s.sessions[r.Session].cmd.Process.Pid
	s.mu.Unlock()
	s.Close()
	if p, err := os.FindProcess(pid); err == nil && p.Signal(syscall.Signal(0)) == nil {
		t.Error("the process is still there")
	}
	if _, err := http.Get("http://127.0.0.1:" + port(at) + "/orders/7"); err == nil {
		t.Error("the service still answers")
	}
}

// TestDebugStopped: a debugger that is stopped ends with its program.
func TestDebugStopped(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	var r struct{ Session string }
	c.call("studio/debug", map[string]any{"mode": "run"}, &r)
	c.call("studio/stop", map[string]any{"session": r.Session}, nil)
	began := time.Now()
	c.event("studio/exited", func(raw json.RawMessage) bool { return strings.Contains(string(raw), r.Session) })
	if time.Since(began) > stopGrace {
		t.Error("it had to be killed")
	}
}
