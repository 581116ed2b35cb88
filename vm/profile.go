package vm

import (
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"barre/runtime"
	"barre/tree"
	"barre/value"
)

// A profile is made by sampling. A clock ticks; code that is profiled looks at it
// behind each statement, and when it has ticked since, the strand notes its stack
// with the time that has passed. Where a strand waits, the run time says so, and
// Go functions are noted when they return, so that waiting and the library are not
// taken for whatever Ballerina code comes next. Code that is not profiled has none
// of this in it.

// Profile is where a program spends its time.
type Profile struct {
	interval time.Duration
	ticks    atomic.Int64
	began    time.Time
	stop     chan struct{}
	mu       sync.Mutex
	root     profileNode
	duration time.Duration // 0 while it goes on
}

// profileNode is a call below others, with the time in which it was innermost.
type profileNode struct {
	count            int64
	running, waiting time.Duration
	calls            map[ProfileFrame]*profileNode
}

// ProfileSample is a stack with the time that strands had it.
type ProfileSample struct {
	Stack   []ProfileFrame // innermost first
	Count   int64
	Running time.Duration
	Waiting time.Duration
}

// ProfileFrame is a function and the line it is at, 0 for one in Go.
type ProfileFrame struct {
	Func *tree.Func
	Line int
}

// maxProfileDepth is how many calls of a stack are noted, the innermost ones.
const maxProfileDepth = 500

// timing is what a strand knows of its own time while it is profiled.
type timing struct {
	tick int64
	from time.Time // up to when its time has been noted
	exts []extCall // Go functions in progress
}

// extCall is a call of a Go function by the frame at depth-1.
type extCall struct {
	f     *tree.Func
	depth int
}

// Profile makes the program note where it spends its time, every interval. It is
// called before anything runs.
func (p *Program) Profile(interval time.Duration) *Profile {
	r := &Profile{interval: interval, stop: make(chan struct{}), began: time.Now()}
	p.profile = r
	p.rt.Pauses = func(ctx *runtime.Context, begins bool) {
		if st, ok := ctx.Strand.(*strand); ok && st.timing != nil {
			st.note(r, !begins)
		}
	}
	go func() {
		t := time.NewTicker(interval)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				r.ticks.Add(1)
			case <-r.stop:
				return
			}
		}
	}()
	return r
}

// Stop ends the profile and gives what was noted, with the time it took.
func (r *Profile) Stop() (list []ProfileSample, duration time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.duration == 0 {
		close(r.stop)
		r.duration = time.Since(r.began)
	}
	var walk func(n *profileNode, stack []ProfileFrame)
	walk = func(n *profileNode, stack []ProfileFrame) {
		if n.running+n.waiting > 0 {
			innermost := slices.Clone(stack)
			slices.Reverse(innermost)
			list = append(list, ProfileSample{innermost, n.count, n.running, n.waiting})
		}
		for f, call := range n.calls {
			walk(call, append(stack, f))
		}
	}
	walk(&r.root, nil)
	return list, r.duration
}

// poll is what a strand does at a Poll instruction.
func (st *strand) poll() error {
	if r := st.p.profile; r != nil {
		if now := r.ticks.Load(); st.timing == nil {
			st.timing = &timing{tick: now, from: time.Now()}
		} else if now != st.timing.tick {
			st.note(r, false)
		}
	}
	if st.p.polls && st.ctx.Ctx().Err() != nil {
		return runtime.Cancelled()
	}
	return nil
}

// note adds the time that has passed since the last note to the strand's stack.
func (st *strand) note(r *Profile, waited bool) {
	t := st.timing
	now := time.Now()
	d := now.Sub(t.from)
	t.from, t.tick = now, r.ticks.Load()
	if d <= 0 || len(st.frames) == 0 {
		return
	}
	var stack []ProfileFrame
	exts := t.exts
	for i := len(st.frames) - 1; i >= 0 && len(stack) < maxProfileDepth; i-- {
		for len(exts) > 0 && exts[len(exts)-1].depth > i {
			stack = append(stack, ProfileFrame{Func: exts[len(exts)-1].f})
			exts = exts[:len(exts)-1]
		}
		f := &st.frames[i]
		line := 0
		if at := st.at(i); at >= 0 && at < len(f.c.Lines) {
			line = int(f.c.Lines[at])
		}
		stack = append(stack, ProfileFrame{Func: f.c.tree, Line: line})
	}
	r.add(stack, d, waited)
}

// add adds time to a stack, innermost first.
func (r *Profile) add(stack []ProfileFrame, d time.Duration, waited bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.duration != 0 {
		return
	}
	n := &r.root
	for _, f := range slices.Backward(stack) {
		next := n.calls[f]
		if next == nil {
			next = &profileNode{}
			if n.calls == nil {
				n.calls = map[ProfileFrame]*profileNode{}
			}
			n.calls[f] = next
		}
		n = next
	}
	if waited {
		n.waiting += d
		return
	}
	n.running += d
	n.count++
}

// profiled is a Go function whose time is noted.
func (r *Profile) profiled(f *tree.Func, ext runtime.Extern) runtime.Extern {
	if ext == nil {
		return nil
	}
	return func(ctx *runtime.Context, args []value.Value) (value.Value, error) {
		st, ok := ctx.Strand.(*strand)
		if !ok || st.timing == nil {
			return ext(ctx, args)
		}
		if r.ticks.Load() != st.timing.tick {
			st.note(r, false)
		}
		n := len(st.timing.exts)
		st.timing.exts = append(st.timing.exts, extCall{f, len(st.frames)})
		defer func() {
			if r.ticks.Load() != st.timing.tick {
				st.note(r, false)
			}
			st.timing.exts = slices.Delete(st.timing.exts, n, len(st.timing.exts))
		}()
		return ext(ctx, args)
	}
}
