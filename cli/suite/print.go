package suite

import (
	"fmt"
	"io"
	gort "runtime"
	"strings"
)

func goMaxProcs() int { return gort.GOMAXPROCS(0) }

// Print writes the results as `bal test` shows them.
func (r *Report) Print(w io.Writer) {
	var b strings.Builder
	for i := range r.Results {
		if res := &r.Results[i]; res.Status == Passed {
			fmt.Fprintf(&b, "\t\t[pass] %s\n", res.Name())
			if res.Evaluation != nil {
				fmt.Fprintf(&b, "\t\t       %s\n", res.Evaluation)
			}
		}
	}
	for i := range r.Results {
		if res := &r.Results[i]; res.Status == Failed {
			fmt.Fprintf(&b, "\n\t\t[fail] %s:\n\n\t\t    %s\n", res.Name(), strings.ReplaceAll(res.Failure, "\n", "\n\t\t\t"))
		}
	}
	if len(r.Results) == 0 {
		b.WriteString("\n\n\t\tNo tests found\n")
	} else {
		fmt.Fprintf(&b, "\n\n\t\t%d passing\n\t\t%d failing\n\t\t%d skipped\n", r.Count(Passed), r.Count(Failed), r.Count(Skipped))
	}
	fmt.Fprintf(&b, "\n\t\tTest execution time :%dms\n", r.Time.Milliseconds())
	io.WriteString(w, b.String())
}
