package vm_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	goruntime "runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/runtime"
	"barre/vm"
)

// TestPrograms runs the programs in testdata; comments that start with > say
// what they print, one with ! how they end.
func TestPrograms(t *testing.T) {
	names, err := filepath.Glob("testdata/*.bal")
	if err != nil || len(names) == 0 {
		t.Fatal("no programs", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".bal"), func(t *testing.T) {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want, end := []string{}, ""
			for l := range strings.Lines(string(src)) {
				l = strings.TrimRight(l, "\r\n")
				if s, ok := strings.CutPrefix(l, "//> "); ok {
					want = append(want, s)
				} else if s, ok := strings.CutPrefix(l, "//! "); ok {
					end = s
				}
			}
			o := program(t, string(src)).runWithin(t)
			if !strings.HasPrefix(o.err, end) || (o.err == "") != (end == "") {
				t.Errorf("it ended with %q, want %q", o.err, end)
			}
			if got := lines(o.out); !slices.Equal(got, want) {
				t.Errorf("it printed\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
			}
		})
	}
}

// TestSleepingStrands: a strand that waits costs a goroutine and little more,
// and all of them end when the program is cancelled.
func TestSleepingStrands(t *testing.T) {
	n := 100_000
	if testing.Short() || raceEnabled {
		n = 5_000
	}
	c := program(t, fmt.Sprintf(`import ballerina/lang.runtime;
		isolated function nap() { runtime:sleep(100000); }
		public function main() {
		    future<()>[] fs = [];
		    foreach int i in 0 ..< %d {
		        future<()> f = start nap();
		        fs.push(f);
		    }
		    foreach var f in fs { checkpanic wait f; }
		}`, n))
	var before, asleep goruntime.MemStats
	goruntime.GC()
	goruntime.ReadMemStats(&before)
	others := goruntime.NumGoroutine()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	done := make(chan outcome, 1)
	go func() { done <- c.run(ctx) }()
	// A busy machine may be slow to start them, but must get on with it.
	started := 0
	for last := time.Now(); started < n; {
		time.Sleep(time.Millisecond)
		if now := goruntime.NumGoroutine() - others; now > started {
			started, last = now, time.Now()
		}
		if time.Since(last) > deadline {
			t.Fatalf("%d of %d strands have started", started, n)
		}
		select {
		case o := <-done:
			t.Fatalf("the program ended after %d of %d strands had started: %q, %s", started, n, o.out, o.err)
		default:
		}
	}
	goruntime.ReadMemStats(&asleep)
	each := (int64(asleep.Sys) - int64(before.Sys)) / int64(n)
	t.Logf("%d sleeping strands take %d bytes each", n, each)
	// A goroutine's stack, the strand's own stacks, future, context and timer.
	if !raceEnabled && each > 24<<10 {
		t.Errorf("%d sleeping strands take %d bytes each", n, each)
	}
	cancel()
	for left, last := n, time.Now(); left > 0; {
		select {
		case <-done:
			left = 0
		case <-time.After(10 * time.Millisecond):
			if now := goruntime.NumGoroutine() - others; now < left {
				left, last = now, time.Now()
			}
			if time.Since(last) > deadline {
				t.Fatalf("%d strands sleep on", left)
			}
		}
	}
}

// TestWokenStrands: strands that sleep wake up, all of them.
func TestWokenStrands(t *testing.T) {
	o := program(t, `import ballerina/io;
		import ballerina/lang.runtime;
		isolated function nap(int n) returns int { runtime:sleep(0.2); return n; }
		public function main() {
		    future<int>[] fs = [];
		    foreach int i in 0 ..< 5000 {
		        future<int> f = start nap(i);
		        fs.push(f);
		    }
		    int sum = 0;
		    foreach var f in fs { sum += checkpanic wait f; }
		    io:println(sum);
		}`).runWithin(t)
	if o.out != "12497500\n" || o.err != "" {
		t.Errorf("it printed %q, %s", o.out, o.err)
	}
}

// counting is a program whose state must not be seen by another one.
const counting = `import ballerina/io;
	int count = 0;
	final string[] log = [];
	isolated int guarded = 0;
	class C { int n = 0; function next() returns int { self.n += 1; return self.n; } }
	final C c = new;
	isolated function step() { lock { guarded += 1; } }
	function init() { log.push("init"); }
	public function main() {
	    foreach int i in 0 ..< 500 {
	        count += 1;
	        if c.next() != count { panic error("another program counts here"); }
	        step();
	        record {| int x = 5; |} r = {};
	        count += r.x - 5;
	    }
	    lock { io:println(count, " ", log, " ", c.n, " ", guarded); }
	}`

// TestTwoPrograms: programs in one process do not see each other, even when
// they are made of the same text.
func TestTwoPrograms(t *testing.T) {
	var wg sync.WaitGroup
	for k := range 4 {
		wg.Go(func() {
			c, errs := compile(counting)
			if len(errs) > 0 {
				t.Errorf("errors: %v", errs)
				return
			}
			if o := c.run(context.Background()); o.out != `500 ["init"] 500 500`+"\n" || o.err != "" {
				t.Errorf("program %d printed %q, %s", k, o.out, o.err)
			}
		})
	}
	wg.Wait()
}

// TestRunAgain: a checked program can be run again: it starts from the
// beginning, with library modules that remember nothing, and prints to the
// output of its own run.
func TestRunAgain(t *testing.T) {
	c := program(t, counting)
	for range 2 {
		if o := c.runWithin(t); o.out != `500 ["init"] 500 500`+"\n" || o.err != "" {
			t.Errorf("it printed %q, %s", o.out, o.err)
		}
	}
	c = program(t, `import ballerina/io;
		import ballerina/os;
		public function main() returns error? {
		    io:println("before: ", os:getEnv("AGAIN"));
		    check os:setEnv("AGAIN", "x");
		    io:println("after: ", os:getEnv("AGAIN"));
		}`)
	for range 2 {
		if o := c.runWithin(t); o.out != "before: \nafter: x\n" || o.err != "" {
			t.Errorf("it printed %q, %s", o.out, o.err)
		}
	}
}

// TestRunAtOnce: a checked program can run several times at once.
func TestRunAtOnce(t *testing.T) {
	c := program(t, counting)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if o := c.run(context.Background()); o.out != `500 ["init"] 500 500`+"\n" || o.err != "" {
				t.Errorf("it printed %q, %s", o.out, o.err)
			}
		})
	}
	wg.Wait()
}

// TestCancel: a program whose context is cancelled wakes its sleeping strands.
func TestCancel(t *testing.T) {
	c := program(t, `import ballerina/lang.runtime;
		public function main() { runtime:sleep(1000); }`)
	rt := runtime.New(runtime.Options{Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: io.Discard})
	p := vm.New(c.world, c.main, libraries().modules, rt)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		rt.Run(ctx, false, func(ctx *runtime.Context) {
			if _, err := p.RunInit(ctx); err != nil {
				t.Error(err)
			}
			_, _ = p.RunMain(ctx, nil) // ends however cancellation ends it
		})
	}()
	time.Sleep(20 * time.Millisecond)
	cancel()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Error("the strand sleeps on")
	}
}
