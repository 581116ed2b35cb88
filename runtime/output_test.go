package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

// sink records what reaches it, write by write.
type sink struct {
	mu     sync.Mutex
	writes []string
	err    error
}

func (s *sink) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err != nil {
		return 0, s.err
	}
	s.writes = append(s.writes, string(b))
	return len(b), nil
}

func (s *sink) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.writes, "")
}

func (s *sink) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.writes)
}

// eventually waits for what happens on another goroutine.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); !f(); {
		if time.Now().After(end) {
			t.Fatal("never: ", what)
		}
		time.Sleep(time.Millisecond)
	}
}

// TestOutputBuffers: printing little costs no system call each, and shows
// after a moment without anything being flushed.
func TestOutputBuffers(t *testing.T) {
	var s sink
	o := NewOutput(&s)
	for i := range 100 {
		fmt.Fprintln(o, i)
	}
	if n := s.count(); n > 20 {
		t.Errorf("100 lines took %d writes", n)
	}
	eventually(t, "the lines show", func() bool { return strings.HasSuffix(s.text(), "99\n") })
	// Again: the delay starts anew with the next byte.
	fmt.Fprint(o, "later")
	eventually(t, "what came later shows", func() bool { return strings.HasSuffix(s.text(), "later") })
}

// TestOutputFull: what does not fit the buffer goes out at once, whole and in
// order.
func TestOutputFull(t *testing.T) {
	var s sink
	o := NewOutput(&s)
	var want bytes.Buffer
	for i := range 20_000 {
		fmt.Fprintf(o, "line %d\n", i)
		fmt.Fprintf(&want, "line %d\n", i)
	}
	if s.count() == 0 {
		t.Error("nothing was written although the buffer is full")
	}
	if err := o.Flush(); err != nil {
		t.Fatal(err)
	}
	if s.text() != want.String() {
		t.Error("what was written is not what was printed")
	}
	big := strings.Repeat("x", 3*outputBuffer)
	if n, err := o.Write([]byte(big)); n != len(big) || err != nil {
		t.Errorf("a large write took %d bytes, %v", n, err)
	}
	o.Flush()
	if s.text() != want.String()+big {
		t.Error("a large write was cut")
	}
}

// TestOutputOrder: what was printed before goes out before anything of the
// other stream, which shows at once.
func TestOutputOrder(t *testing.T) {
	var both sink
	out := NewOutput(&both)
	errs := NewOutput(&both, out)
	want := ""
	for i := range 200 {
		fmt.Fprintf(out, "out %d\n", i)
		fmt.Fprintf(errs, "err %d\n", i)
		want += fmt.Sprintf("out %d\nerr %d\n", i, i)
		if got := both.text(); got != want {
			t.Fatalf("after %d lines there is %q", i, got[max(0, len(got)-80):])
		}
	}
}

// TestOutputConcurrent: writes of several strands do not mix, and none is lost.
func TestOutputConcurrent(t *testing.T) {
	var s sink
	out := NewOutput(&s)
	errs := NewOutput(&s, out)
	var wg sync.WaitGroup
	for k := range 8 {
		wg.Go(func() {
			o := []*Output{out, errs}[k%2]
			for i := range 500 {
				fmt.Fprintf(o, "<%d-%d>\n", k, i)
				if i%50 == 0 {
					out.Flush()
				}
			}
		})
	}
	wg.Wait()
	out.Flush()
	errs.Flush()
	lines := strings.Split(strings.TrimSpace(s.text()), "\n")
	if len(lines) != 8*500 {
		t.Errorf("%d lines, want %d", len(lines), 8*500)
	}
	var next [8]int
	for _, l := range lines {
		var k, i int
		if _, err := fmt.Sscanf(l, "<%d-%d>", &k, &i); err != nil || next[k] != i {
			t.Fatalf("line %q, want number %d of it", l, next[k])
		}
		next[k]++
	}
}

// TestOutputErrors: a reader that goes away is told to whoever flushes and
// stops nothing.
func TestOutputErrors(t *testing.T) {
	s := sink{err: io.ErrClosedPipe}
	o := NewOutput(&s)
	fmt.Fprint(o, "x")
	if err := o.Flush(); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("flushing gives %v", err)
	}
	r := New(Options{Stdout: o, Stderr: os.Stderr})
	r.Flush()
	fmt.Fprint(o, "y")
}

// TestRuntimeFlush: at the end everything that was printed is out.
func TestRuntimeFlush(t *testing.T) {
	var s, e sink
	out := NewOutput(&s)
	r := New(Options{Stdout: out, Stderr: NewOutput(&e, out)})
	fmt.Fprint(r.Stdout, "one")
	fmt.Fprint(r.Stderr, "two")
	fmt.Fprint(r.Stdout, "three")
	r.Flush()
	if s.text() != "onethree" || e.text() != "two" {
		t.Errorf("stdout %q, stderr %q", s.text(), e.text())
	}
	// Plain writers need no flushing.
	New(Options{Stdout: io.Discard, Stderr: io.Discard}).Flush()
}
