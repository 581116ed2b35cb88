// Command bench measures Barre beside the same programs written by hand in
// Go. Both sides of a row run in turn, several times, on the same machine; the
// table shows medians, their spread and the ratio.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"
)

func main() {
	b := &bench{printed: map[string]string{}}
	flag.StringVar(&b.bin, "bin", "bin", "folder of barre")
	flag.StringVar(&b.dir, "dir", "bench", "folder of this program and what it measures")
	flag.IntVar(&b.runs, "runs", 5, "how often each side runs")
	flag.DurationVar(&b.length, "load", 3*time.Second, "how long a load run takes")
	flag.IntVar(&b.connections, "connections", 100, "connections of a load run")
	only := flag.String("only", "", "regular expression of the rows to measure")
	write := flag.String("write", "", "file to write the report to, in Markdown")
	flag.Parse()
	if path, err := filepath.Abs(b.bin); err == nil {
		b.bin = path // some commands run in other folders
	}
	if err := b.main(*only, *write); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// bench is one measurement of all rows.
type bench struct {
	bin, dir    string
	hand        string // folder of the Go programs, built
	runs        int
	length      time.Duration
	connections int
	printed     map[string]string // by the programs, to compare the sides
	cut         int64             // connections that the service at hand ended within an answer
}

// row is a line of the table: a quantity measured on both sides.
type row struct {
	name, what, unit string
	digits           int // after the point
	measure          func(b *bench, side side) (float64, error)
}

// side is one of the two programs of a row.
type side struct {
	barre bool
	name  string // of the program: programs/NAME.bal, hand/NAME
}

func (s side) String() string {
	if s.barre {
		return "Barre"
	}
	return "Go"
}

// result is what a row measured.
type result struct {
	row         row
	barre, hand []float64
	cut         map[bool]int64 // connections that Barre (true) or Go ended within an answer
}

// rows are those of the interpreter, of programs as machine code, and of Studio.
func rows() []row { return append(append(interpreted(), nativeRows()...), studioRows()...) }

func interpreted() []row {
	ms := func(name, what string) row { return row{name, what, "ms", 0, (*bench).wholeProgram} }
	return []row{
		ms("fib", "fib(35), recursive"),
		ms("loop", "50 million iterations of sum += i % 7"),
		ms("nested", "three nested loops, 32 million iterations"),
		ms("sieve", "primes below 5 million"),
		ms("nbody", "five bodies, 200,000 steps, floats in records"),
		ms("strings", "300,000 templates joined, 20,000 appends"),
		ms("maps", "3 million updates of a map of 1,000 keys"),
		ms("sort", "1 million records sorted by two keys, and by a function"),
		ms("entries", "a map of 1 million entries filled, read and walked"),
		ms("query", "300,000 rows joined with 10,000, grouped and added up"),
		ms("lists", "1 million numbers sorted, 300,000 records walked"),
		ms("json", "an order of 12 lines from JSON and back, 10,000 times"),
		ms("csv", "10 MB of CSV streamed to records"),
		ms("xml", "an order of 70 lines, 9 KB of XML, to a record, 1,000 times"),
		{"hello", "hello world, start to exit", "ms", 1, (*bench).wholeProgram},
		{"check", "checking 30,000 lines in 20 modules, cold", "ms", 0, (*bench).checkTime},
		{"check memory", "the same, memory at its peak", "MB", 1, (*bench).checkMemory},
		{"keystroke", "a keystroke in that package until its diagnostics are shown", "ms", 0, (*bench).keystroke},
		{"completion", "a keystroke in it and completion of a member", "ms", 0, (*bench).completed},
		{"studio", "Studio opened on that package, from its start to the overview", "ms", 0, (*bench).opened},
		{"diagram", "a keystroke in it until the diagram has the new flow", "ms", 0, (*bench).drawn},
		{"graph", "versions of 200 packages chosen, from the local repository", "ms", 0, (*bench).graphTime},
		{"tests", "1,000 unit tests of one assertion each, from source", "ms", 0, (*bench).testTime},
		{"coverage", "a test that calls and compares, with coverage to without", "×", 2, (*bench).coverageCost},
		{"start", "HTTP service, start to first response", "ms", 1, (*bench).firstResponse},
		{"idle memory", "HTTP service after its first response, resident", "MB", 1, (*bench).idleMemory},
		{"watch", "HTTP service, a change saved to answered by the new version", "ms", 0, (*bench).changed},
		{"passthrough", "HTTP passthrough, 1 KB, 100 connections", "requests/s", 0, forwarding("/echo", order(), 100)},
		{"passthrough 1000", "HTTP passthrough, 1 KB, 1,000 connections", "requests/s", 0, forwarding("/echo", order(), 1000)},
		{"passthrough 100 KB", "HTTP passthrough, 100 KB, 100 connections", "requests/s", 0, forwarding("/echo", orderOf(1900), 100)},
		{"passthrough 100 KB 1000", "HTTP passthrough, 100 KB, 1,000 connections", "requests/s", 0, forwarding("/echo", orderOf(1900), 1000)},
		{"latency", "HTTP passthrough, 1 KB, 99th percentile at 70 % of the highest rate", "ms", 2, (*bench).latency},
		{"routing", "HTTP routing by content, 1 KB", "requests/s", 0, forwarding("/orders", order(), 100)},
		{"service", "HTTP service, 1 KB of JSON to a record and back", "requests/s", 0, (*bench).jsonService},
		{"transform", "HTTP service, 1 KB of JSON to XML", "requests/s", 0, (*bench).jsonService},
		{"load memory", "HTTP service after that load, resident", "MB", 1, (*bench).loadMemory},
		{"size", "the largest image, with every module and Studio; an HTTP service", "MB", 1, (*bench).size},
	}
}

// program is the program that a row runs.
func (r row) program() string {
	if name, ok := strings.CutPrefix(r.name, nativePrefix); ok {
		return name
	}
	switch r.name {
	case "start", "idle memory", "load memory", "watch", "size":
		return "service"
	case "latency":
		return "passthrough"
	}
	if strings.HasPrefix(r.name, "passthrough") {
		return "passthrough"
	}
	return r.name
}

func (b *bench) main(only, write string) error {
	pick, err := regexp.Compile(only)
	if err != nil {
		return err
	}
	if _, err := os.Stat(b.barre()); err != nil {
		return fmt.Errorf("%s is missing: make build makes it", b.barre())
	}
	b.hand, err = os.MkdirTemp("", "barre-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(b.hand)
	fmt.Fprintln(os.Stderr, "building the Go programs …")
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.hand+string(filepath.Separator), "./"+filepath.ToSlash(b.dir)+"/hand/...")
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err != nil {
		return err
	}
	var results []result
	failed := 0
	for _, r := range rows() {
		if !pick.MatchString(r.name) {
			continue
		}
		res, err := b.measure(r)
		if err != nil {
			failed++
			fmt.Fprintf(os.Stderr, "%s: %v\n", r.name, err)
			continue
		}
		results = append(results, res)
	}
	report := b.report(results)
	fmt.Print(report)
	if failed > 0 {
		return fmt.Errorf("%d rows could not be measured", failed)
	}
	if write != "" {
		return os.WriteFile(write, []byte(page(report, results)), 0o666)
	}
	return nil
}

func (b *bench) barre() string { return filepath.Join(b.bin, "barre"+exe()) }

func exe() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

// measure runs both sides in turn. The order changes with every run, so that
// neither is always the one that finds the machine warm.
func (b *bench) measure(r row) (result, error) {
	res := result{row: r, cut: map[bool]int64{}}
	for i := range b.runs {
		fmt.Fprintf(os.Stderr, "%s %d/%d …\n", r.name, i+1, b.runs)
		for _, barre := range []bool{i%2 == 0, i%2 != 0} {
			if !barre && r.alone() {
				continue
			}
			s := side{barre, r.program()}
			b.cut = 0
			v, err := r.measure(b, s)
			if err != nil {
				return res, fmt.Errorf("%s: %w", s, err)
			}
			res.cut[barre] += b.cut
			if barre {
				res.barre = append(res.barre, v)
			} else {
				res.hand = append(res.hand, v)
			}
		}
	}
	return res, nil
}

func median(v []float64) float64 {
	s := slices.Sorted(slices.Values(v))
	if n := len(s); n%2 == 0 {
		return (s[n/2-1] + s[n/2]) / 2
	}
	return s[len(s)/2]
}

// report is the table in Markdown, which reads well as text too.
func (b *bench) report(results []result) string {
	table := [][]string{{"what", "unit", "Barre", "spread", "Go", "spread", "Barre / Go", "must reach"}}
	for _, r := range results {
		num := func(v float64) string { return group(fmt.Sprintf("%.*f", r.row.digits, v)) }
		spread := func(v []float64) string { return num(slices.Min(v)) + "–" + num(slices.Max(v)) }
		line := []string{r.row.what, r.row.unit, num(median(r.barre)), spread(r.barre), "", "", "", targets[r.row.name].judge(median(r.barre), 0)}
		if !r.row.alone() {
			ratio := median(r.barre) / median(r.hand)
			line = append(line[:4], num(median(r.hand)), spread(r.hand), fmt.Sprintf("%.2f", ratio), targets[r.row.name].judge(median(r.barre), ratio))
		}
		table = append(table, line)
	}
	width := make([]int, len(table[0]))
	for _, line := range table {
		for i, cell := range line {
			width[i] = max(width[i], len([]rune(cell)))
		}
	}
	var s strings.Builder
	for n, line := range table {
		for i, cell := range line {
			pad := strings.Repeat(" ", width[i]-len([]rune(cell)))
			if i < 2 {
				s.WriteString("| " + cell + pad + " ")
			} else {
				s.WriteString("| " + pad + cell + " ")
			}
		}
		s.WriteString("|\n")
		if n == 0 {
			for i := range line {
				if i < 2 {
					s.WriteString("|" + strings.Repeat("-", width[i]+2))
				} else {
					s.WriteString("|" + strings.Repeat("-", width[i]+1) + ":")
				}
			}
			s.WriteString("|\n")
		}
	}
	fmt.Fprintf(&s, "\nMedians of %d runs of each side, in turn; load runs of %s on %d connections.\nMachine: %s.\n",
		b.runs, b.length, b.connections, machine())
	for _, r := range results {
		for _, barre := range []bool{true, false} {
			if n := r.cut[barre]; n > 0 {
				fmt.Fprintf(&s, "\n%s: %s ended %d connections within an answer; they were opened again.\n", r.row.what, side{barre: barre}, n)
			}
		}
	}
	return s.String()
}

// group puts commas between the thousands of a number.
func group(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		return whole + "." + rest
	}
	return whole
}

// page is docs/benchmarks.md.
func page(report string, results []result) string {
	measured := map[string]bool{}
	for _, r := range results {
		measured[r.row.name] = true
	}
	var told strings.Builder
	for _, st := range stories {
		if slices.ContainsFunc(st.rows, func(name string) bool { return measured[name] }) {
			fmt.Fprintf(&told, "\n## %s\n%s\n", st.title, st.text)
		}
	}
	return `# Benchmarks

` + "`make bench`" + ` measures these rows, ` + "`make bench WRITE=1`" + ` writes this page. Each row is a Ballerina program
([bench/programs](../bench/programs)) on ` + "`barre run`" + ` and the same program by hand in Go
([bench/hand](../bench/hand)), built as Barre is. The outputs of the two are compared.

Times of programs are of the whole process: start, compilation, work, exit. The checker's other side are
the packages of the Go distribution that parse and check Go, on a Go module of the same shape; that of unit tests is
` + "`go test`" + `, with its cache filled. Client, service and the
backend of the passthrough share the machine. The last column has what a row must reach, with a tick if it does.

` + report + told.String()
}
