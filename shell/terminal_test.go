//go:build !windows

package shell_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// user is somebody at a terminal with a shell.
type user struct {
	t    *testing.T
	tty  *os.File
	cmd  *exec.Cmd
	mu   sync.Mutex
	cond *sync.Cond
	seen string // what the shell has written
	read int    // of that, what was waited for
	eof  bool
	home string
}

// sit starts a shell in a terminal of 80 columns.
func sit(t *testing.T, home string, args ...string) *user {
	t.Helper()
	u := &user{t: t, home: home, cmd: exec.Command(os.Args[0], args...)}
	u.cond = sync.NewCond(&u.mu)
	u.cmd.Env = append(os.Environ(), asShell+"=1", "TERM=xterm", "BALLERINA_HOME_DIR="+home)
	u.cmd.Dir = t.TempDir()
	tty, err := pty.StartWithSize(u.cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	u.tty = tty
	go func() {
		b := make([]byte, 4096)
		raw := ""
		for {
			n, err := tty.Read(b)
			u.mu.Lock()
			raw += string(b[:n])
			// Without what moves the cursor, as far as it is there in full.
			keep := len(raw)
			if i := strings.LastIndexByte(raw, 0x1b); i >= 0 && !control.MatchString(raw[i:]) {
				keep = i
			}
			u.seen += control.ReplaceAllString(raw[:keep], "")
			raw = raw[keep:]
			u.eof = err != nil
			u.cond.Broadcast()
			u.mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	t.Cleanup(func() {
		u.cmd.Process.Kill()
		u.cmd.Wait()
		tty.Close()
	})
	u.expect("=$ ")
	return u
}

// types sends keys.
func (u *user) types(keys string) *user {
	u.t.Helper()
	if _, err := u.tty.WriteString(keys); err != nil {
		u.t.Fatal(err)
	}
	return u
}

// expect waits until the shell writes text, behind what was expected before.
func (u *user) expect(text string) *user {
	u.t.Helper()
	timer := time.AfterFunc(20*time.Second, func() {
		u.mu.Lock()
		u.eof = true
		u.cond.Broadcast()
		u.mu.Unlock()
	})
	defer timer.Stop()
	u.mu.Lock()
	defer u.mu.Unlock()
	for {
		if i := strings.Index(u.seen[u.read:], text); i >= 0 {
			u.read += i + len(text)
			return u
		}
		if u.eof {
			u.t.Fatalf("%q was expected; the shell wrote %q", text, u.seen[u.read:])
		}
		u.cond.Wait()
	}
}

// leaves waits for the shell to end.
func (u *user) leaves() {
	u.t.Helper()
	if err := u.cmd.Wait(); err != nil {
		u.t.Errorf("the shell ended with %v", err)
	}
}

var control = regexp.MustCompile(`\x1b\[[0-9?;]*[A-Za-z]`)

const (
	ctrlC = "\x03"
	ctrlD = "\x04"
	ctrlR = "\x12"
	arrUp = "\x1b[A"
)

func TestTerminal(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	u := sit(t, home)
	u.types("1 + 2\r").expect("\r\n3\r\n").expect("=$ ")
	u.types("int x = 40\r").expect("=$ ")
	// An input goes on while it is not complete, and is indented.
	u.types("function f(int n) returns int {\r").expect(" >     ")
	u.types("return n + x;\r").expect(" > ")
	u.types("}").expect("}").types("\r").expect("=$ ")
	u.types("f(2)\r").expect("\r\n42\r\n").expect("=$ ")
	// The history, which has inputs of several lines as they were.
	u.types(arrUp + arrUp).expect("return n + x;").types(ctrlC).expect("^C").expect("=$ ")
	u.types(ctrlR + "x = 4").expect("(search)`x = 4': int x = 40").types("\x05 + 2\r").expect("=$ ")
	u.types("x\r").expect("\r\n42\r\n").expect("=$ ")
	// Editing.
	u.types("12 + 30\x01\x1b[3~4\r").expect("\r\n72\r\n").expect("=$ ") // home, delete
	u.types("foo bar\x17\x17\"a\"\x1b[D\x1b[Db\x7f\r").expect("\r\n\"a\"\r\n").expect("=$ ")
	// Completion.
	u.types("\"abc\".toUp\t").expect("toUpperAscii").types("()\r").expect("\r\n\"ABC\"\r\n").expect("=$ ")
	u.types("io:printl\t").expect("io:println").types("(\"hello\")\r").expect("\r\nhello\r\n").expect("=$ ")
	u.types("/he\t").expect("/help").types(" topics\r").expect("variables").expect("=$ ")
	// Output that does not end its line is not written over.
	u.types("io:print(\"half\")\r").expect("half\r\n").expect("=$ ")
	u.types("/exit\r").expect("Bye!!!").leaves()

	b, err := os.ReadFile(filepath.Join(home, "shell_history"))
	if err != nil || !strings.Contains(string(b), "function f(int n) returns int {\\n    return n + x;\\n}\n") {
		t.Errorf("the history is %q, %v", b, err)
	}
	if st, err := os.Stat(filepath.Join(home, "shell_history")); err == nil && st.Mode().Perm() != 0o600 {
		t.Errorf("others may read the history: %v", st.Mode())
	}
}

func TestHistoryStays(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	u := sit(t, home)
	u.types("string token = \"xyzzy\"\r").expect("=$ ")
	u.types("1000 + 1\r").expect("\r\n1001\r\n").expect("=$ ")
	u.types(ctrlD).expect("Bye!!!").leaves()
	b, err := os.ReadFile(filepath.Join(home, "shell_history"))
	if err != nil || string(b) != "1000 + 1\n" {
		t.Errorf("the history is %q, %v", b, err)
	}
	next := sit(t, home)
	next.types(arrUp + "\r").expect("\r\n1001\r\n").expect("=$ ").types(ctrlD).expect("Bye!!!").leaves()
}

func TestInterrupt(t *testing.T) {
	t.Parallel()
	u := sit(t, t.TempDir())
	u.types("int x = 1\r").expect("=$ ")
	for _, endless := range []string{
		"while true { x += 1; }",
		"foreach int i in 1 ... int:MAX_VALUE { x = i; }",
		"runtime:sleep(1000)",
		"from int i in 1 ... int:MAX_VALUE where i < 0 select i",
	} {
		u.types(endless + "; io:println(\"not\" + \"reached\")\r")
		// What is running is not known; keys are taken as signals once it is.
		u.interruptUntil("| Interrupted.\r\n").expect("=$ ")
	}
	u.types("function fib(int n) returns int => n < 2 ? n : fib(n - 1) + fib(n - 2);\r").expect("=$ ")
	u.types("fib(80)\r").interruptUntil("| Interrupted.\r\n").expect("=$ ")
	u.types("int y = fib(80)\r").interruptUntil("| Interrupted.\r\n").expect("=$ ")
	u.types("y\r").expect("undefined symbol 'y'").expect("=$ ")
	u.types("x > 1\r").expect("\r\ntrue\r\n").expect("=$ ")
	// A strand that was started before goes on.
	u.types("int ticks = 0; future<()> f = start tick()\r").expect("undefined function").expect("=$ ")
	u.types("int ticks = 0; function tick() { while true { ticks += 1; runtime:sleep(0.001); } }\r").expect("=$ ")
	u.types("future<()> f = start tick()\r").expect("=$ ")
	u.types("while true { }\r").interruptUntil("| Interrupted.\r\n").expect("=$ ")
	u.types("int before = ticks; runtime:sleep(0.05); ticks > before\r").expect("\r\ntrue\r\n").expect("=$ ")
	u.types("/exit\r").expect("Bye!!!").leaves()
}

// interruptUntil presses Ctrl-C until text appears: before an evaluation begins
// the key abandons a line that is empty.
func (u *user) interruptUntil(text string) *user {
	u.t.Helper()
	stop := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-tick.C:
				u.tty.WriteString(ctrlC)
			case <-stop:
				return
			}
		}
	})
	u.expect(text)
	close(stop)
	wait.Wait()
	return u
}

func TestOutputWhileTyping(t *testing.T) {
	t.Parallel()
	u := sit(t, t.TempDir())
	u.types("boolean go = false; function later() { while !go { runtime:sleep(0.001); } io:println(\"from\" + \" behind\"); }\r").expect("=$ ")
	u.types("future<()> f = start later(); go = true; 12\r").expect("12\r\n")
	u.expect("from behind\r\n").expect("=$ ")
	u.types("7 * 6\r").expect("\r\n42\r\n")
	u.types("/exit\r").expect("Bye!!!").leaves()
}

func TestTerminalReads(t *testing.T) {
	t.Parallel()
	u := sit(t, t.TempDir())
	u.types("io:readln(\"na\" + \"me? \")\r").expect("name? ").types("Ann\r").expect("\"Ann\"\r\n").expect("=$ ")
	u.types("/exit\r").expect("Bye!!!").leaves()
}

func TestPaste(t *testing.T) {
	t.Parallel()
	u := sit(t, t.TempDir())
	u.types("\x1b[200~function g() returns int {\r\tint a = 1;\r\r\treturn a;\r}\r\x1b[201~").types("\r").expect("=$ ")
	u.types("g() + 1\r").expect("\r\n2\r\n").expect("=$ ")
	// Without brackets around it, line by line.
	u.types("function h() returns int {\r    return 5;\r}\rh() + 1\r").expect("\r\n6\r\n")
	u.types("/exit\r").expect("Bye!!!").leaves()
}

func TestDumbTerminal(t *testing.T) {
	t.Parallel()
	u := sit(t, t.TempDir(), "--force-dumb")
	u.types("function g() returns int {\n").expect(" > ").types("return 1;\n}\n").expect("=$ ")
	u.types("g() + 1\n").expect("2\r\n").expect("=$ ")
	// A terminal forgets what was typed and not yet read when Ctrl-C comes.
	u.types("io:println(\"begun\"); while true {}\n").expect("begun\r\n").interruptUntil("| Interrupted.\r\n").expect("=$ ")
	u.types(ctrlD).expect("Bye!!!").leaves()
}

func TestTerminated(t *testing.T) {
	t.Parallel()
	u := sit(t, t.TempDir())
	u.types("1 + 1").expect("1 + 1")
	u.cmd.Process.Signal(os.Interrupt) // from another process: as Ctrl-C
	u.expect("^C\r\n").expect("=$ ")
	u.types("20 + 3\r").expect("\r\n23\r\n").expect("=$ ")
	u.types("/exit\r").expect("Bye!!!").leaves()
}
