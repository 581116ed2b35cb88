package suite

import (
	"fmt"
	"strings"
	"time"

	"barre/runtime"
)

// Evaluation is what came of a test that has one result for all its runs and
// cases: it passes when enough of them do.
type Evaluation struct {
	MinPassRate float64
	Runs        []EvaluationRun
}

// EvaluationRun is one run over all cases.
type EvaluationRun struct {
	Outcomes []Outcome
}

// Outcome is what came of one case in one run.
type Outcome struct {
	Case    string // "" for a test without cases
	Failure string // "" when it passed
}

// Passed is the number of outcomes of the run that passed.
func (r EvaluationRun) Passed() int {
	n := 0
	for _, o := range r.Outcomes {
		if o.Failure == "" {
			n++
		}
	}
	return n
}

// PassRate is the share of the run's outcomes that passed.
func (r EvaluationRun) PassRate() float64 { return rate(r.Passed(), len(r.Outcomes)) }

func rate(passed, all int) float64 {
	if all == 0 {
		return 1
	}
	return float64(passed) / float64(all)
}

// Count gives the number of outcomes of all runs, and of those that passed.
func (e *Evaluation) Count() (passed, all int) {
	for _, r := range e.Runs {
		passed, all = passed+r.Passed(), all+len(r.Outcomes)
	}
	return passed, all
}

// PassRate is the share of outcomes that passed. All runs have the same cases,
// so that it is the mean of theirs too.
func (e *Evaluation) PassRate() float64 { return rate(e.Count()) }

// OK reports whether enough of the outcomes passed.
func (e *Evaluation) OK() bool { return e.PassRate() >= e.MinPassRate }

// String says in a few words what came of it.
func (e *Evaluation) String() string {
	passed, all := e.Count()
	in := ""
	if n := len(e.Runs); n > 1 {
		in = fmt.Sprintf(" in %d runs", n)
	}
	return fmt.Sprintf("pass rate %.2f, required %.2f: %d of %d passed%s", e.PassRate(), e.MinPassRate, passed, all, in)
}

// evaluation reports whether a test has one result for all its runs and cases.
func (t *test) evaluation() bool { return t.runs != 1 || t.minPassRate != 1 }

// wrong says what cannot be meant by a test's configuration.
func (t *test) wrong() string {
	if t.provider == nil {
		for _, p := range t.f.Info.Params {
			if !p.HasDefault && !p.Rest {
				return fmt.Sprintf("the test '%s' has the parameter '%s' and nothing that gives it a value: expected a 'dataProvider' in its configuration\n", t.name, p.Name)
			}
		}
	}
	switch {
	case t.runs < 1:
		return fmt.Sprintf("invalid value '%d' for 'runs' of the test '%s': expected at least 1\n", t.runs, t.name)
	case !(t.minPassRate >= 0 && t.minPassRate <= 1):
		return fmt.Sprintf("invalid value '%v' for 'minPassRate' of the test '%s': expected a share from 0 to 1\n", t.minPassRate, t.name)
	}
	return ""
}

// evaluate runs an evaluation, and reports whether enough of it passed.
func (r *runner) evaluate(ctx *runtime.Context, t *test, list []dataCase) bool {
	res := Result{Test: t.name, Evaluation: &Evaluation{MinPassRate: t.minPassRate}}
	if t.before != nil && !r.around(ctx, hook{f: t.before}, "before test function for the test") {
		res.Status, res.Evaluation = Skipped, nil
		r.result(res)
		return false
	}
	start := time.Now()
	for range t.runs {
		run := EvaluationRun{}
		for _, c := range list {
			run.Outcomes = append(run.Outcomes, Outcome{c.key, attempt(ctx, t, c)})
		}
		res.Evaluation.Runs = append(res.Evaluation.Runs, run)
	}
	res.Time = time.Since(start)
	ok := res.Evaluation.OK()
	if ok {
		r.result(res)
	} else {
		res.Failure = res.Evaluation.failures()
		r.fail(res)
	}
	if t.after != nil {
		r.around(ctx, hook{f: t.after}, "after test function for the test")
	}
	return ok
}

// failures tells why an evaluation failed: what failed in it, each way once.
func (e *Evaluation) failures() string {
	var b strings.Builder
	b.WriteString(e.String())
	b.WriteByte('\n')
	times := map[Outcome]int{}
	var order []Outcome
	for _, r := range e.Runs {
		for _, o := range r.Outcomes {
			if o.Failure == "" {
				continue
			}
			if times[o] == 0 {
				order = append(order, o)
			}
			times[o]++
		}
	}
	for _, o := range order {
		b.WriteByte('\n')
		if o.Case != "" {
			fmt.Fprintf(&b, "#%s", o.Case)
		} else {
			b.WriteString("the test")
		}
		if len(e.Runs) > 1 {
			fmt.Fprintf(&b, " failed in %d of %d runs", times[o], len(e.Runs))
		} else {
			b.WriteString(" failed")
		}
		b.WriteString(":\n" + o.Failure)
	}
	return b.String()
}
