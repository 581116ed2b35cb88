package e2e

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// needSignals skips where processes cannot be sent any.
func needSignals(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals to send")
	}
}

func (p *process) signal(s os.Signal) {
	p.t.Helper()
	if err := p.cmd.Process.Signal(s); err != nil {
		p.t.Fatal(err)
	}
}

const slowService = `import ballerina/http;
import ballerina/io;
import ballerina/lang.runtime;

configurable int port = ?;
configurable decimal seconds = 1.5;

service / on new http:Listener(port, host = "127.0.0.1") {
    resource function get ping() returns string => "pong";

    resource function get slow() returns string {
        io:println("begin");
        runtime:sleep(seconds);
        io:println("end");
        return "done";
    }
}
`

var stops = []struct {
	name   string
	signal os.Signal
}{{"SIGTERM", syscall.SIGTERM}, {"SIGINT", os.Interrupt}}

// A request in progress is answered; then the process ends with 0, and takes
// no more meanwhile.
func TestSignalDuringARequest(t *testing.T) {
	t.Parallel()
	needSignals(t)
	for _, s := range stops {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			p := serve(t, slowService)
			answer := make(chan reply, 1)
			go func() {
				r, err := p.ask("GET", "/slow", "")
				if err != nil {
					r.body = err.Error()
				}
				answer <- r
			}()
			p.prints("begin\n")
			p.signal(s.signal)
			p.until("for the port to be closed", func() bool {
				c, err := net.DialTimeout("tcp", p.address(), time.Second)
				if err == nil {
					c.Close()
				}
				return err != nil
			})
			if !p.running() || strings.Contains(p.stdout.String(), "end") {
				t.Error("the request was over before the port was closed: the test shows nothing")
			}
			p.wait().want(t, 0, "begin\nend\n", "")
			if r := <-answer; r.status != 200 || r.body != "done" {
				t.Errorf("the request was answered with %+v", r)
			}
		})
	}
}

// Connections that wait for a next request do not hold up the end.
func TestSignalWithIdleConnections(t *testing.T) {
	t.Parallel()
	needSignals(t)
	p := serve(t, slowService)
	c, err := net.DialTimeout("tcp", p.address(), limit)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(limit))
	if _, err := io.WriteString(c, "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	if body, err := io.ReadAll(res.Body); string(body) != "pong" || res.Close {
		t.Fatalf("%q, %v, close %v", body, err, res.Close)
	}
	begin := time.Now()
	p.signal(syscall.SIGTERM)
	p.wait().want(t, 0, "", "")
	if d := time.Since(begin); d > 4*time.Second {
		t.Errorf("it took %v", d)
	}
}

// Who asks twice wants it now.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	t.Parallel()
	needSignals(t)
	for _, s := range stops {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			p := serve(t, strings.Replace(slowService, "seconds = 1.5", "seconds = 3600", 1))
			go func() { _, _ = p.ask("GET", "/slow", "") }() // is broken off
			p.prints("begin\n")
			p.signal(s.signal)
			p.until("for the port to be closed", func() bool {
				c, err := net.DialTimeout("tcp", p.address(), time.Second)
				if err == nil {
					c.Close()
				}
				return err != nil
			})
			p.signal(s.signal)
			r := p.wait()
			if r.code == 0 || r.stdout != "begin\n" || r.stderr != "" {
				t.Errorf("%v", r)
			}
		})
	}
}

// A signal ends a program that has no listeners, whatever it does.
func TestSignalDuringMain(t *testing.T) {
	t.Parallel()
	needSignals(t)
	for _, c := range []struct{ name, main, init string }{
		{"sleeping", "runtime:sleep(3600);", ""},
		{"computing", "int i = 0;\n    while i >= 0 {\n        i = (i + 1) % 1000;\n    }", ""},
		{"waiting", "worker w {\n        runtime:sleep(3600);\n    }\n    wait w;", ""},
		{"initialising", "", "runtime:sleep(3600);"},
	} {
		for _, s := range stops {
			t.Run(c.name+" "+s.name, func(t *testing.T) {
				t.Parallel()
				dir := folder(t, "main.bal", fmt.Sprintf(`import ballerina/io;
import ballerina/lang.runtime;

function init() {
    io:println("begin");
    %s
}

public function main() {
    %s
    runtime:sleep(0);
}
`, c.init, c.main))
				p := call{dir: dir, args: []string{"run", "main.bal"}}.start(t)
				p.prints("begin\n")
				time.Sleep(50 * time.Millisecond) // main begins
				p.signal(s.signal)
				select {
				case <-p.ended:
				case <-time.After(3 * time.Second):
					t.Fatalf("3 seconds after %s it is still there", s.name)
				}
				if r := p.wait(); r.code == 0 || r.stdout != "begin\n" || goText.MatchString(r.stderr) {
					t.Errorf("%v", r)
				}
			})
		}
	}
}

// What a program registers with onGracefulStop is called once.
func TestStopHandler(t *testing.T) {
	t.Parallel()
	needSignals(t)
	p := serve(t, slowService+`
function bye() returns error? {
    io:println("bye");
}

function init() {
    runtime:onGracefulStop(bye);
}
`)
	p.signal(syscall.SIGTERM)
	p.wait().want(t, 0, "bye\n", "")
}

// startsLate is a program with a listener that serves at once, and one that takes
// some time to start.
const startsLate = `import ballerina/http;
import ballerina/io;
import ballerina/lang.runtime;

configurable int port = ?;
configurable decimal seconds = 0.4;

class Late {
    public function attach(service object {} s, string[]|string? name = ()) returns error? {
    }
    public function detach(service object {} s) returns error? {
    }
    public function 'start() returns error? {
        io:println("starting");
        runtime:sleep(seconds);
    }
    public function gracefulStop() returns error? {
        io:println("stopped");
    }
    public function immediateStop() returns error? {
    }
}

listener http:Listener early = new (port, host = "127.0.0.1");
listener Late late = new;

service / on early {
}

service / on late {
}
`

// A signal while listeners are started ends the program in order, once all are; but
// it does not wait long for one that hangs.
func TestSignalDuringStart(t *testing.T) {
	t.Parallel()
	needSignals(t)
	t.Run("late", func(t *testing.T) {
		t.Parallel()
		p := serve(t, startsLate)
		p.prints("starting\n")
		p.signal(syscall.SIGTERM)
		p.wait().want(t, 0, "starting\nstopped\n", "")
	})
	t.Run("hanging", func(t *testing.T) {
		t.Parallel()
		p := serve(t, strings.Replace(startsLate, "0.4", "3600", 1))
		p.prints("starting\n")
		p.signal(syscall.SIGTERM)
		p.wait().want(t, 143, "starting\n", "")
	})
	t.Run("hanging, asked twice", func(t *testing.T) {
		t.Parallel()
		p := serve(t, strings.Replace(startsLate, "0.4", "3600", 1))
		p.prints("starting\n")
		p.signal(syscall.SIGTERM)
		time.Sleep(50 * time.Millisecond) // signals that come together are one
		p.signal(syscall.SIGTERM)
		p.wait().want(t, 143, "starting\n", "")
	})
}
