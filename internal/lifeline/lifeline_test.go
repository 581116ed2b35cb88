package lifeline

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
)

type note struct {
	Text string
	N    int
}

// The test binary is the child, too.
func TestMain(m *testing.M) {
	if l, rest := Inherited(os.Environ()); l != nil {
		os.Exit(child(l, rest))
	}
	os.Exit(m.Run())
}

// child sends back what it is sent, with a listener's socket for each message
// that asks for one, and ends when its parent is gone.
func child(l *Line, environ []string) int {
	for _, e := range environ {
		if strings.HasPrefix(e, variable) {
			return 3
		}
	}
	for {
		var n note
		files, err := l.Receive(&n)
		if err != nil {
			return 0
		}
		for _, f := range files { // serve on what came
			ln, err := net.FileListener(f)
			if err != nil {
				return 4
			}
			c, err := ln.Accept()
			if err != nil {
				return 5
			}
			io.WriteString(c, n.Text)
			c.Close()
		}
		if n.Text != "listen" {
			if l.Send(n) != nil {
				return 6
			}
			continue
		}
		for i := range n.N {
			ln, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				return 7
			}
			f, err := ln.(*net.TCPListener).File()
			if err != nil {
				return 8
			}
			if err := l.Send(note{ln.Addr().String(), i}, f); err != nil {
				return 9
			}
			ln.Close()
			f.Close()
			if l.Send(note{"between", i}) != nil {
				return 10
			}
		}
	}
}

func start(t *testing.T) (*Line, *exec.Cmd) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env, cmd.Stderr = os.Environ(), os.Stderr
	l, err := Start(cmd)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		l.Close()
		cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code > 0 {
			t.Errorf("the child ended with exit code %d", code)
		}
	})
	return l, cmd
}

func TestMessages(t *testing.T) {
	l, _ := start(t)
	long := strings.Repeat("é\n", 100_000)
	go func() {
		for i := range 50 {
			l.Send(note{fmt.Sprint("a", i), i})
		}
		l.Send(note{long, 50})
	}()
	for i := range 50 {
		var n note
		if _, err := l.Receive(&n); err != nil || n.N != i || n.Text != fmt.Sprint("a", i) {
			t.Fatalf("%d: %+v %v", i, n, err)
		}
	}
	var n note
	if _, err := l.Receive(&n); err != nil || n.Text != long {
		t.Errorf("%d %v", len(n.Text), err)
	}
}

// A socket that the child opened and closed goes on taking connections, and
// the next child answers them.
func TestFiles(t *testing.T) {
	if runtime.GOOS == "windows" {
		l, _ := start(t)
		if err := l.Send(note{}, os.Stdin); !errors.Is(err, ErrNoFiles) {
			t.Error(err)
		}
		return
	}
	first, _ := start(t)
	if err := first.Send(note{"listen", 3}); err != nil {
		t.Fatal(err)
	}
	sockets := map[string]*os.File{}
	for i := range 6 {
		var n note
		files, err := first.Receive(&n)
		if err != nil || n.N != i/2 || len(files) != (i+1)%2 {
			t.Fatalf("%d: %+v %d files, %v", i, n, len(files), err)
		}
		if len(files) > 0 {
			sockets[n.Text] = files[0]
		}
	}
	second, _ := start(t)
	for addr, f := range sockets {
		c, err := net.Dial("tcp", addr) // nobody accepts yet
		if err != nil {
			t.Fatal(err)
		}
		if err := second.Send(note{"hello " + addr, 0}, f); err != nil {
			t.Fatal(err)
		}
		f.Close()
		got, err := io.ReadAll(c)
		if err != nil || string(got) != "hello "+addr {
			t.Errorf("%q %v", got, err)
		}
		c.Close()
		var n note
		if _, err := second.Receive(&n); err != nil {
			t.Fatal(err)
		}
	}
}

func TestEnd(t *testing.T) {
	l, cmd := start(t)
	cmd.Process.Kill()
	cmd.Wait()
	var n note
	if _, err := l.Receive(&n); err == nil {
		t.Error("a message from the dead")
	}
	if l, rest := Inherited([]string{"A=b", variable + "=x", "C=d"}); l != nil || strings.Join(rest, " ") != "A=b C=d" {
		t.Error(l, rest)
	}
}
