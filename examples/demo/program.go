package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"time"
)

// stage is where the programs of a demo run and speak.
type stage struct {
	bin, examples string
	native        string // folder of the programs as machine code, "" to interpret them

	mu       sync.Mutex // one line at a time
	out      io.Writer
	programs []*program
}

func (s *stage) title(text string) { s.say("\n%s\n%s", text, strings.Repeat("─", len(text))) }

func (s *stage) say(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fmt.Fprintf(s.out, format+"\n", args...)
}

// program is a Ballerina program that runs.
type program struct {
	name  string
	stage *stage
	cmd   *exec.Cmd
	begun time.Time
	ended chan struct{} // closed when it has
	err   error         // how it ended, once it has

	mu      sync.Mutex
	partial []byte   // of the last line
	lines   []string // it has printed
	more    chan struct{}
}

// start runs the package in the folder name of the examples. The values of its
// configurable variables go into the environment, where `ps` does not show
// them.
func (s *stage) start(ctx context.Context, name string, config ...map[string]string) (*program, error) {
	p := &program{name: name, stage: s, ended: make(chan struct{}), more: make(chan struct{}, 1), begun: time.Now()}
	barre, folder := filepath.Join(s.bin, "barre"+exe()), filepath.Join(s.examples, name)
	p.cmd = exec.CommandContext(ctx, barre, "run", folder)
	if s.native != "" {
		built := filepath.Join(s.native, name+exe())
		if out, err := exec.CommandContext(ctx, barre, "build", "--native", "-o", built, folder).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("cannot build %s: %w\n%s", name, err, out)
		}
		p.begun = time.Now()
		p.cmd = exec.CommandContext(ctx, built)
	}
	p.cmd.Env = os.Environ()
	for _, m := range config {
		for k, v := range m {
			p.cmd.Env = append(p.cmd.Env, "BAL_CONFIG_VAR_"+strings.ToUpper(k)+"="+v)
		}
	}
	p.cmd.Stdout, p.cmd.Stderr = p, p
	p.cmd.Cancel = p.terminate
	p.cmd.WaitDelay = 10 * time.Second
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot start %s: %w (make build makes the binaries)", name, err)
	}
	s.programs = append(s.programs, p)
	go func() {
		p.err = p.cmd.Wait()
		close(p.ended)
	}()
	return p, nil
}

// terminate asks the program to stop in order, where the system can.
func (p *program) terminate() error {
	if runtime.GOOS == "windows" {
		return p.cmd.Process.Kill()
	}
	return p.cmd.Process.Signal(syscall.SIGTERM)
}

// stopAll ends every program that still runs, the last one first.
func (s *stage) stopAll() {
	for i := len(s.programs) - 1; i >= 0; i-- {
		p := s.programs[i]
		p.terminate()
		select {
		case <-p.ended:
		case <-time.After(10 * time.Second):
			p.cmd.Process.Kill()
			<-p.ended
		}
	}
}

// Write takes what the program prints and shows it, each line with its name.
func (p *program) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.partial = append(p.partial, b...)
	for {
		line, rest, ok := bytes.Cut(p.partial, []byte("\n"))
		if !ok {
			break
		}
		text := strings.TrimRight(string(line), "\r")
		p.partial = rest
		p.lines = append(p.lines, text)
		p.stage.say("%-12s │ %s", p.name, text)
	}
	select {
	case p.more <- struct{}{}:
	default:
	}
	return len(b), nil
}

// printed counts the lines that begin with prefix.
func (p *program) printed(prefix string) int {
	return p.count(func(l string) bool { return strings.HasPrefix(l, prefix) })
}

// contains counts the lines with text in them.
func (p *program) contains(text string) int {
	return p.count(func(l string) bool { return strings.Contains(l, text) })
}

func (p *program) count(match func(string) bool) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, l := range p.lines {
		if match(l) {
			n++
		}
	}
	return n
}

// alive is an error when the program has ended.
func (p *program) alive() error {
	select {
	case <-p.ended:
		return fmt.Errorf("%s ended: %s", p.name, p.state())
	default:
		return nil
	}
}

func (p *program) state() string {
	if p.err != nil {
		return p.err.Error()
	}
	return "exit status 0"
}

// listens waits until the program accepts connections on a port and tells how
// long after its start that was.
func (p *program) listens(ctx context.Context, port int) (time.Duration, error) {
	for {
		c, err := net.DialTimeout("tcp", fmt.Sprintf("localhost:%d", port), time.Second)
		if err == nil {
			c.Close()
			return time.Since(p.begun), nil
		}
		if err := p.alive(); err != nil {
			return 0, err
		}
		if time.Since(p.begun) > startTime {
			return 0, fmt.Errorf("%s does not listen on port %d after %s", p.name, port, startTime)
		}
		select {
		case <-time.After(2 * time.Millisecond):
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
}

// ends waits until the program has ended well.
func (p *program) ends(ctx context.Context, limit time.Duration) error {
	select {
	case <-p.ended:
		if p.err != nil {
			return fmt.Errorf("%s ended: %s", p.name, p.state())
		}
		return nil
	case <-time.After(limit):
		return fmt.Errorf("%s has not ended after %s", p.name, limit)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// prints waits until the program has printed n lines that begin with prefix.
func (p *program) prints(ctx context.Context, n int, prefix string, limit time.Duration) error {
	late := time.After(limit)
	for {
		got := p.printed(prefix)
		if got >= n {
			return nil
		}
		select {
		case <-p.more:
		case <-p.ended:
			return fmt.Errorf("%s ended: %s", p.name, p.state())
		case <-late:
			return fmt.Errorf("%s printed %d of %d lines within %s", p.name, got, n, limit)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// port returns the port to use: the preferred one if asked for and free, any
// free one otherwise.
func port(preferred int, ask bool) (int, error) {
	if ask {
		if ln, err := net.Listen("tcp", fmt.Sprintf(":%d", preferred)); err == nil {
			return preferred, ln.Close()
		}
	}
	ln, err := net.Listen("tcp", ":0")
	if err != nil {
		return 0, err
	}
	return ln.Addr().(*net.TCPAddr).Port, ln.Close()
}
