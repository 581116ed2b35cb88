package vm_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/internal/mutant"
)

// What the checker lets pass runs: it may panic as a Ballerina program does,
// loop or eat memory, but nothing of Go's own shows, and no instruction finds
// registers it does not expect. Programs that are almost right run in a process
// of their own, which is given up when one does not end.

// workerEnv makes a test binary run programs instead of tests.
const workerEnv = "BARRE_VM_TEST_WORKER"

func TestMain(m *testing.M) {
	if os.Getenv(workerEnv) != "" {
		work(os.Stdin, os.Stdout)
		return
	}
	os.Exit(m.Run())
}

// work reads programs and answers each with what came of it: "no" when it does
// not compile, "ok", or what is wrong.
func work(in io.Reader, out io.Writer) {
	// A program that fills the memory ends the process before the machine suffers.
	debug.SetMaxStack(256 << 20)
	for r := bufio.NewReader(in); ; {
		src, err := receive(r)
		if err != nil {
			return
		}
		answer := "no"
		if c, errs := compile(src); len(errs) == 0 {
			answer = "ok"
			if o := c.run(context.Background()); internal.MatchString(o.err) || internal.MatchString(o.out) {
				answer = o.err + "\n" + o.out
			}
		}
		if send(out, answer) != nil {
			return
		}
	}
}

// internal matches what only a fault of ours shows.
var internal = regexp.MustCompile(`InternalError|runtime error: |interface conversion|goroutine \d|0xc0[0-9a-f]{8}`)

func send(w io.Writer, s string) error {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(s)))
	_, err := w.Write(append(b, s...))
	return err
}

func receive(r io.Reader) (string, error) {
	var n [4]byte
	if _, err := io.ReadFull(r, n[:]); err != nil {
		return "", err
	}
	b := make([]byte, binary.BigEndian.Uint32(n[:]))
	_, err := io.ReadFull(r, b)
	return string(b), err
}

// runner is a process that runs programs.
type runner struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    io.Reader
	stderr *bytes.Buffer
}

func startRunner(dir string) (*runner, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	r := &runner{cmd: exec.Command(self), stderr: &bytes.Buffer{}}
	r.cmd.Env = append(os.Environ(), workerEnv+"=1", "GOMEMLIMIT=512MiB")
	r.cmd.Dir, r.cmd.Stderr = dir, r.stderr
	if r.in, err = r.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	if r.out, err = r.cmd.StdoutPipe(); err != nil {
		return nil, err
	}
	return r, r.cmd.Start()
}

func (r *runner) stop() {
	r.in.Close()
	_ = r.cmd.Process.Kill()
	_ = r.cmd.Wait()
}

var errEndless = errors.New("the program does not end")

// run runs a program; an error is errEndless, or that the process is no more.
func (r *runner) run(src string) (string, error) {
	type result struct {
		answer string
		err    error
	}
	done := make(chan result, 1)
	go func() {
		if err := send(r.in, src); err != nil {
			done <- result{err: err}
			return
		}
		a, err := receive(r.out)
		done <- result{a, err}
	}()
	select {
	case x := <-done:
		return x.answer, x.err
	case <-time.After(patience):
		return "", errEndless
	}
}

// patience is how long a program may run; the ones that it is made of take
// milliseconds.
const patience = 3 * time.Second

// trial runs programs one after another in processes of its own.
type trial struct {
	mu                       sync.Mutex
	dir                      string
	r                        *runner
	ran, not, endless, spent int
}

// runs runs one program and reports what is wrong with it.
func (tr *trial) runs(t testing.TB, src string) {
	t.Helper()
	// These reach beyond the process.
	for _, m := range []string{"ballerina/http", "ballerina/file", "ballerina/os", "fileWrite", "runtime:sleep"} {
		if strings.Contains(src, m) {
			return
		}
	}
	tr.mu.Lock()
	defer tr.mu.Unlock()
	if tr.r == nil {
		var err error
		if tr.r, err = startRunner(tr.dir); err != nil {
			t.Fatal(err)
		}
	}
	answer, err := tr.r.run(src)
	switch {
	case errors.Is(err, errEndless):
		tr.endless++
	case err != nil:
		tr.spent++
	case answer == "no":
		tr.not++
		return
	case answer == "ok":
		tr.ran++
		return
	default:
		t.Errorf("%s\nin:\n%s", answer, src)
		return
	}
	r := tr.r
	tr.r = nil
	r.stop()
	if err == errEndless {
		return
	}
	if said := r.stderr.String(); !strings.Contains(said, "out of memory") && !strings.Contains(said, "cannot allocate memory") && !strings.Contains(said, "stack exceeds") {
		t.Errorf("the process ended: %v\n%.3000s\nin:\n%s", err, said, src)
	}
}

func (tr *trial) close() {
	tr.mu.Lock()
	defer tr.mu.Unlock()
	if tr.r != nil {
		tr.r.stop()
		tr.r = nil
	}
}

// seeds are the programs to start from.
func seeds(t testing.TB) []string {
	r := mutant.Programs([]string{"-v.bal", "-p.bal"}, "../conformance")
	if len(r) == 0 {
		t.Fatal("no programs to start from")
	}
	return r
}

// variant makes the program of a number.
func variant(all []string, n uint64) string {
	r := rand.New(rand.NewPCG(n, 9))
	src := all[r.IntN(len(all))]
	if r.IntN(3) > 0 {
		return mutant.Swap(r, src)
	}
	return mutant.Mutate(r, src, all[r.IntN(len(all))])
}

// TestVariants runs programs with a few tokens changed.
func TestVariants(t *testing.T) {
	all := seeds(t)
	tr := &trial{dir: t.TempDir()}
	defer tr.close()
	for n := range uint64(300) {
		tr.runs(t, variant(all, n))
	}
	if tr.ran == 0 {
		t.Error("no program compiled")
	}
	t.Logf("%d ran, %d did not compile, %d did not end, %d ended the process", tr.ran, tr.not, tr.endless, tr.spent)
}

// FuzzRun runs programs with a few tokens changed, and texts as they come.
func FuzzRun(f *testing.F) {
	all := seeds(f)
	for i, src := range all {
		f.Add(uint64(i), src)
	}
	tr := &trial{dir: f.TempDir()}
	f.Cleanup(tr.close)
	f.Fuzz(func(t *testing.T, n uint64, src string) {
		if len(src) > 20_000 {
			t.Skip("too long")
		}
		tr.runs(t, variant(append(slices.Clone(all), src), n))
		if t.Failed() {
			t.Log(fmt.Sprintf("variant %d", n))
		}
	})
}
