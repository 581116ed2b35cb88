package main

import (
	"fmt"
	"strings"
)

// story is what docs/benchmarks.md says of a row, or of several that have the same
// behind them.
type story struct {
	rows  []string
	title string
	text  string
}

// target is what a row has to reach.
type target struct {
	kind  targetKind
	value float64
}

type targetKind int

const (
	none    targetKind = iota
	figure             // Barre's own figure is at most this
	atMost             // so many times what Go takes at most
	atLeast            // so many times what Go does at least
)

// judge says what had to be reached, and whether it was.
func (t target) judge(own, ratio float64) string {
	value := strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", t.value), "0"), ".")
	var text string
	var met bool
	switch t.kind {
	case figure:
		text, met = "≤ "+group(value), own <= t.value
	case atMost:
		text, met = "≤ "+value+" ×", ratio <= t.value
	case atLeast:
		text, met = "≥ "+value+" ×", ratio >= t.value
	default:
		return ""
	}
	if met {
		return text + " ✓"
	}
	return text + " ✗"
}

// targets are what rows have to reach, by name: at most so much of Go's time or
// memory, at least so much of its throughput, or a figure of Barre's own.
var targets = map[string]target{
	"hello": {figure, 15}, "start": {figure, 60}, "idle memory": {figure, 30}, "check": {figure, 1000}, "keystroke": {figure, 50}, "completion": {figure, 50}, "studio": {figure, 2000}, "diagram": {figure, 100},
	"fib": {atMost, 10}, "loop": {atMost, 10}, "nested": {atMost, 10}, "sieve": {atMost, 10}, "nbody": {atMost, 10},
	"strings": {atMost, 5}, "maps": {atMost, 5}, "sort": {atMost, 5}, "entries": {atMost, 5}, "query": {atMost, 5}, "lists": {atMost, 5},
	"native fib": {atMost, 1.5}, "native nested": {atMost, 1.5}, "native sieve": {atMost, 1.5}, "native nbody": {atMost, 1.5},
	"native strings": {atMost, 2}, "native sort": {atMost, 2}, "native entries": {atMost, 2}, "native query": {atMost, 2},
	"studio open": {figure, 2000}, "studio keystroke": {figure, 100}, "studio draw": {figure, 300}, "studio pan": {figure, 17},
	"native build": {figure, 15000}, "json": {atMost, 1.2}, "xml": {atMost, 1.2}, "csv": {atMost, 1.2},
	"passthrough": {atLeast, 1}, "passthrough 1000": {atLeast, 1}, "passthrough 100 KB": {atLeast, 1}, "passthrough 100 KB 1000": {atLeast, 1},
	"service": {atLeast, 0.85}, "routing": {atLeast, 0.85}, "transform": {atLeast, 0.85}, "latency": {atMost, 1.5},
	"size": {figure, 80},
}

// stories say what was done for the rows, and where one falls short why.
var stories = []story{
	{[]string{"fib", "loop", "nested", "sieve"}, "Interpreted arithmetic", `
Instructions are typed by the checker's types: ints, floats and booleans are in registers of their own, without boxes or
checks. A profile showed that Go's compiler kept nine values of the interpreter's loop in memory; now it keeps five and
addresses registers without checking bounds (fib from 0.45 to 0.27 s, the loop from 0.44 to 0.19 s). Counting loops end
in one instruction that adds, compares and jumps. What a loop computes in every round to the same, from variables that
it does not assign to, is computed before it (the nested loops from 0.25 to 0.20 s). What is left is the price of getting to an instruction, about a
nanosecond. Executing frequent pairs of instructions as one was tried and gave 3 to 5 % in these rows and took as much
from others, so it is not there. A factor less needs machine code: see the rows that are built with ` + "`--native`" + `.`},
	{[]string{"nbody"}, "Interpreted floats in records", `
Fields that are numbers have no boxes (3.2 to 0.33 s), and an access compares one pointer, that of the layout, with what
the instruction saw last (0.33 to 0.26 s). The row falls short of 10 ×: Go does a pair of bodies in 20 cycles, in which
the processor runs several of its operations at once, while the interpreter needs 56 instructions for it, 24 of which
are accesses to fields. It would take values that stay in registers from one access to the next, which is what machine
code does.`},
	{[]string{"strings", "maps", "entries", "lists"}, "Strings, maps and lists", `
Strings that are appended to in a loop grow in place. Maps have an index of their own, which hashes a new key once and
keeps no second copy of it; members that are numbers are kept as numbers. Lists of ints, floats, booleans and bytes are
Go slices of them.`},
	{[]string{"sort", "query"}, "Queries", `
Clauses that need all rows at once keep a column for each variable instead of a list of boxed values for each row; sorting
compares the first key as a number; groups are lists of their type from the start (sorting from 5.6 to 1.5 s). Records
share layouts and are one object each (192 to 48 bytes, which halved the time). As machine code the query took 2.5 times
as long as Go until such executables, too, let garbage gather in small heaps. What is left is memory: Go's slice of
structs takes 24 bytes for each of the 300,000 rows that the program makes first, a record twice that and a pointer to it
from the list; the string of a region is two steps away instead of one. It would take records within lists, without an
object for each, as long as nobody holds on to one.`},
	{[]string{"json", "csv", "xml"}, "Data", `
Text is decoded straight into records of the type that is expected, with no tree in between; short strings are carved from
blocks and records allocated up to sixteen at a time; garbage may gather in small heaps. CSV is compared with a program
that reuses one struct and one slice for all rows, which allocates nothing but a string for each row; a stream of
records has to make each of them, for the program may keep it. It would take finding out that a loop keeps none of its rows,
or reading ahead on another processor.`},
	{[]string{"hello", "start", "idle memory"}, "Start and memory", `
Declarations are resolved when a name first leads to them, bodies of library functions checked when a call first reaches
them, functions lowered when they are first called. Nothing happens in a package's init. What is linked in costs at every
start, so modules with large dependencies are in a binary of their own, which the command becomes when a program imports one.`},
	{[]string{"check", "check memory", "keystroke", "completion", "studio", "diagram"}, "Checking and editing", `
Files are parsed in parallel. After an edit only the module that has the file is checked again, and those that import it
if what it declares has changed. The row with completion is from a change in a function's body to the answer, which
needs the module checked again; diagnostics follow when the typing has rested for 25 ms, which is most of that row. Studio's models are made
between the messages of the language server, of the program that it has checked; a tab is sent what it watches without a
pause.`},
	{[]string{"tests", "coverage", "graph", "watch"}, "Working on a package", `
Tests run in the process that compiled them. Coverage is counted by instructions that are taken out of the code once they
have been reached, so that code which runs often runs as without. Versions are chosen from indexes, not from archives.
With ` + "`--watch`" + ` the next version is compiled and waits before the last one is asked to end.`},
	{[]string{"passthrough", "passthrough 1000", "passthrough 100 KB", "passthrough 100 KB 1000", "latency"}, "HTTP passthrough", `
Bodies are streamed in both directions through pooled buffers, connections to the backend are reused, headers are not
copied into values unless somebody asks for them. Go's side is httputil.ReverseProxy.`},
	{[]string{"service", "routing", "transform", "load memory"}, "HTTP services", `
Resources are found in a tree made when the service is attached; bodies are bound by the decoder above and encoded into the
response's buffer. For JSON to XML the service makes an XML value, which is a tree, and writes that, where Go's
encoding/xml writes structs: elements with a text are one object with it, and attributes of values of one type share what
says which they are (from 0.79 of Go's rate to 0.87).`},
	{[]string{"native fib", "native nested", "native sieve", "native nbody", "native strings", "native sort", "native entries", "native query", "native build"}, "Machine code", `
Go code is written for the program and compiled by Go's compiler. Registers become typed variables by where their values
come from; bodies with loops or records exist in two versions, the first of which has no calls for what seldom happens
and goes on in the second when it does. So the first may compute before a loop what the loop computes in every round,
though that might overflow (nested loops from 1.9 to 1.4 of Go's time), append to a list that has room without a call
(primes from 1.9 to 0.9), and take the fields of a record from where one comparison said that they are (n-body from 2.2 to
0.9). Records are checked once when a variable is set. What is left in arithmetic is the check for
overflow, three instructions, for Go's compiler does not give access to the processor's flag. Rows of strings, sorting,
maps and queries are mostly the same library code as in the interpreter.`},
	{[]string{"studio open", "studio keystroke", "studio draw", "studio pan"}, "Studio", `
The page asks for one model of what it shows, and is told when that model changes; a keystroke goes to the server as a
change of a few bytes, which checks the module again that it is in and sends the flow that is looked at before anything
else. Of a large flow only what is in sight is drawn, and moving it moves one layer. These rows have no other side; they are
measured in a headless browser that draws without a graphics processor.`},
	{[]string{"size"}, "Size", `
The image with every module: Go's run time and standard library, the compiler and its tools, the clients of Kafka and
MySQL, the sources of all modules (which ` + "`barre doc`" + ` shows and ` + "`--native`" + ` builds with, 5 MB) and Studio's web application,
compressed. The core image that most programs run in has neither of the last three.`},
}
