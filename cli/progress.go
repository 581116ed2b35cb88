package cli

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// patience is how long a command may work without a word.
const patience = 500 * time.Millisecond

// progress says on w what is being done once it has taken longer than
// patience, and again as the step changes. A command that is quick says
// nothing.
type progress struct {
	mu    sync.Mutex
	w     io.Writer
	step  string
	said  string
	done  bool
	timer *time.Timer
}

// startProgress begins with the step what, as in "Compiling acme/shop".
func startProgress(w io.Writer, what string) *progress {
	p := &progress{w: w, step: what}
	p.timer = time.AfterFunc(patience, p.say)
	return p
}

func (p *progress) say() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done || p.said == p.step {
		return
	}
	p.said = p.step
	fmt.Fprintf(p.w, "%s …\n", p.step)
}

// next begins another step. When one was slow enough to be mentioned, all
// that follow are.
func (p *progress) next(what string) {
	p.mu.Lock()
	p.step = what
	spoke := p.said != ""
	p.mu.Unlock()
	if spoke {
		p.say()
	}
}

// stop ends it: nothing is written afterwards.
func (p *progress) stop() {
	p.timer.Stop()
	p.mu.Lock()
	p.done = true
	p.mu.Unlock()
}
