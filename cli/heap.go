package cli

import (
	goruntime "runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
)

// Spare heap: how much garbage may gather before it is collected, where that is
// more than Go lets gather by itself. A program that runs to its end has more of
// it than a service, which is there to stay.
const (
	spareOfProgram = 32 << 20
	spareOfService = 8 << 20
)

// easeCollector lets garbage gather in small heaps. Go collects whenever the heap
// has doubled, from 4 MB on, which for a program that holds little and makes much
// is a fifth of its time. A limit that is set with GOGC stays as it is. It is for
// processes that run one program.
func easeCollector(environ []string, serves func() bool) {
	for _, e := range environ {
		if strings.HasPrefix(e, "GOGC=") {
			return
		}
	}
	c := &collector{serves: serves, percent: 100}
	c.set(maxGarbage)
	c.watch()
}

// maxGarbage bounds the garbage that may gather, in percent of the live heap.
const maxGarbage = 400

type collector struct {
	serves  func() bool
	percent int
	live    [1]metrics.Sample
}

func (c *collector) set(percent int) {
	if percent != c.percent {
		c.percent = percent
		debug.SetGCPercent(percent)
	}
}

// watch adjusts the percentage after each collection: that is when an object is
// finalised which nobody holds.
func (c *collector) watch() {
	type mark struct{ _ [16]byte }
	goruntime.SetFinalizer(new(mark), func(*mark) {
		c.adjust()
		c.watch()
	})
}

func (c *collector) adjust() {
	c.live[0].Name = "/gc/heap/live:bytes"
	metrics.Read(c.live[:])
	if c.live[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	spare := uint64(spareOfProgram)
	if c.serves() {
		spare = spareOfService
	}
	percent := int(100 * spare / max(1, c.live[0].Value.Uint64()))
	c.set(min(max(percent/20*20, 100), maxGarbage)) // in steps, for setting it stops the program
}
