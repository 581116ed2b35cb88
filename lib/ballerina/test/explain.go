package test

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"barre/types"
	"barre/value"
)

const (
	// maxShown is how much of a value is shown in one line.
	maxShown = 80
	// maxListed is the number of differences that are listed one by one.
	maxListed = 100
	// countFrom is the number of differences from which on they are counted.
	countFrom = 6
	// around is the number of lines shown before and behind those that differ.
	around = 3
	// maxLines is the number of lines of a difference that are shown.
	maxLines = 400
	// before is how much of two texts is shown that is the same, before they differ.
	before = 20
)

// explainEqual says what is different about two values that should be equal.
func explainEqual(msg string, actual, expected value.Value) string {
	head, alike := compared(msg, actual, expected)
	if !alike {
		return head
	}
	d := ""
	switch e := expected.(type) {
	case *value.String:
		d = diffText(text(actual), e.String())
	case *value.XML:
		if long(actual) || long(expected) {
			d = diffText(tags(value.ToString(actual)), tags(value.ToString(expected)))
		}
	case *value.Map:
		d = diffValues(actual, expected)
	case *value.List, *value.Table:
		// What is short enough to be shown in full explains itself.
		if long(actual) || long(expected) {
			d = diffValues(actual, expected)
		}
	}
	if d == "" {
		return head
	}
	return head + "\n \nDiff\t:\n \n" + d + " \n"
}

// explainExact says what two values are that should be the same one.
func explainExact(msg string, actual, expected value.Value) string {
	head, _ := compared(msg, actual, expected)
	if equal(actual, expected) {
		head += "\n \nThe values are equal; they are not the same one."
	}
	return head
}

// compared shows both values, with their types when these are of different kinds.
func compared(msg string, actual, expected value.Value) (s string, alike bool) {
	a, e := kind(actual), kind(expected)
	if a == e {
		return msg + "\n \nexpected: '" + shown(expected) + "'\nactual\t: '" + shown(actual) + "'", true
	}
	return msg + "\n \nexpected: <" + e + "> '" + shown(expected) + "'\nactual\t: <" + a + "> '" + shown(actual) + "'", false
}

// kind names the basic type of a value.
func kind(v value.Value) string {
	switch v := v.(type) {
	case nil:
		return "()"
	case *value.Map:
		return "map"
	case *value.List:
		return "list"
	case *value.Table:
		return "table"
	case *value.Error:
		return "error"
	case *value.Object:
		return "object"
	case *value.String:
		return "string"
	case *value.XML:
		return "xml"
	default:
		b := value.TypeOf(v).Basics()
		for _, k := range []struct {
			b types.Basic
			s string
		}{{types.BBoolean, "boolean"}, {types.BInt, "int"}, {types.BFloat, "float"}, {types.BDecimal, "decimal"}} {
			if b == k.b {
				return k.s
			}
		}
		return "any"
	}
}

func long(v value.Value) bool { return utf8.RuneCountInString(value.ToString(v)) > maxShown }

// shown is a value in one line of bounded length.
func shown(v value.Value) string {
	s := value.ToString(v)
	if r := []rune(s); len(r) > maxShown {
		return string(r[:maxShown]) + "..."
	}
	return s
}

// differences of two structured values, found by walking both.
type differences struct {
	expectedOnly, actualOnly []string // keys
	values                   []string
	count                    int
}

func diffValues(actual, expected value.Value) string {
	var d differences
	d.walk("", actual, expected)
	var b strings.Builder
	if len(d.expectedOnly)+len(d.actualOnly) > 0 {
		fmt.Fprintf(&b, "expected keys\t: %s\nactual keys\t: %s\n\n\n \n", strings.Join(d.expectedOnly, ", "), strings.Join(d.actualOnly, ", "))
	}
	for _, s := range d.values {
		b.WriteString(s)
	}
	if d.count >= countFrom {
		fmt.Fprintf(&b, "\n \nTotal value mismatches: %d\n \n", d.count)
	}
	return b.String()
}

func (d *differences) walk(path string, actual, expected value.Value) {
	if equal(actual, expected) {
		return
	}
	switch e := expected.(type) {
	case *value.Map:
		if a, ok := actual.(*value.Map); ok {
			d.maps(path, a, e)
			return
		}
	case *value.List:
		if a, ok := actual.(*value.List); ok {
			d.members(path, a.Values(), e.Values())
			return
		}
	case *value.Table:
		if a, ok := actual.(*value.Table); ok {
			d.members(path, rows(a), rows(e))
			return
		}
	}
	d.count++
	if d.count > maxListed {
		return
	}
	es, as := apart(value.ToString(expected), value.ToString(actual))
	if ek, ak := kind(expected), kind(actual); ek != ak {
		es, as = "<"+ek+"> "+es, "<"+ak+"> "+as
	}
	d.values = append(d.values, fmt.Sprintf("\n \nkey: %s\nexpected value\t: %s\nactual value\t: %s \n", path, es, as))
}

func (d *differences) maps(path string, a, e *value.Map) {
	at := func(k string) string {
		if path == "" {
			return k
		}
		return path + "." + k
	}
	for _, k := range e.Keys() {
		ev, _ := e.Get(k)
		if av, ok := a.Get(k); ok {
			d.walk(at(k), av, ev)
		} else {
			d.expectedOnly = append(d.expectedOnly, at(k))
		}
	}
	for _, k := range a.Keys() {
		if _, ok := e.Get(k); !ok {
			d.actualOnly = append(d.actualOnly, at(k))
		}
	}
}

func (d *differences) members(path string, a, e []value.Value) {
	for i := range max(len(a), len(e)) {
		at := fmt.Sprintf("%s[%d]", path, i)
		switch {
		case i >= len(a):
			d.expectedOnly = append(d.expectedOnly, at)
		case i >= len(e):
			d.actualOnly = append(d.actualOnly, at)
		default:
			d.walk(at, a[i], e[i])
		}
	}
}

// apart shows two texts in one line each of bounded length, from a little before
// they differ on.
func apart(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	if len(x) <= maxShown && len(y) <= maxShown {
		return a, b
	}
	i := 0
	for i < len(x) && i < len(y) && x[i] == y[i] {
		i++
	}
	cut := func(r []rune) string {
		head, tail := "", ""
		from := max(0, i-before)
		if from > 0 {
			head = "..."
		}
		to := len(r)
		if to > from+maxShown {
			to, tail = from+maxShown, "..."
		}
		return head + string(r[min(from, len(r)):to]) + tail
	}
	return cut(x), cut(y)
}

// tags puts every tag of an xml value on a line of its own.
func tags(s string) string { return strings.ReplaceAll(s, "><", ">\n<") }

// diffText compares two texts line by line, lines of bounded length: what leads
// from the actual to the expected one, with a few lines around.
func diffText(actual, expected string) string {
	list := edits(lines(actual), lines(expected))
	var b strings.Builder
	b.WriteString(" --- actual\n +++ expected \n")
	written := 0
	// a and e count the lines of the two texts that the list has gone through.
	a, e := 0, 0
	for i := 0; i < len(list); {
		if list[i][0] == ' ' {
			i, a, e = i+1, a+1, e+1
			continue
		}
		// A part begins a few lines before the first that differs, and ends where
		// enough follow that do not.
		from := i
		for from > 0 && i-from < around && list[from-1][0] == ' ' {
			from--
		}
		to, same := i, 0
		for to < len(list) && same <= 2*around {
			if list[to][0] == ' ' {
				same++
			} else {
				same = 0
			}
			to++
		}
		to -= max(0, same-around)
		na, ne := 0, 0
		for _, l := range list[from:to] {
			if l[0] != '+' {
				na++
			}
			if l[0] != '-' {
				ne++
			}
		}
		fa, fe := a-(i-from), e-(i-from)
		fmt.Fprintf(&b, " \n @@ -%d,%d +%d,%d @@ \n \n", fa+1, na, fe+1, ne)
		for k, l := range list[from:to] {
			if written++; written > maxLines {
				fmt.Fprintf(&b, " ... %d more lines\n", to-from-k)
				return b.String()
			}
			b.WriteString(" " + l + "\n")
		}
		i, a, e = to, fa+na, fe+ne
	}
	return b.String()
}

// lines splits a text, long lines into several.
func lines(s string) []string {
	var out []string
	for _, l := range strings.Split(s, "\n") {
		r := []rune(l)
		for len(r) > maxShown {
			out = append(out, string(r[:maxShown]))
			r = r[maxShown:]
		}
		out = append(out, string(r))
	}
	return out
}

// maxTable bounds the table by which the longest common part of two texts is
// found; what is longer is shown as replaced.
const maxTable = 4 << 20

// edits are the lines that lead from one text to another: kept ones behind a
// blank, others behind - and +.
func edits(from, to []string) []string {
	var out []string
	for len(from) > 0 && len(to) > 0 && from[0] == to[0] {
		out = append(out, " "+from[0])
		from, to = from[1:], to[1:]
	}
	var tail []string
	for len(from) > 0 && len(to) > 0 && from[len(from)-1] == to[len(to)-1] {
		tail = append(tail, " "+from[len(from)-1])
		from, to = from[:len(from)-1], to[:len(to)-1]
	}
	n, m := len(from), len(to)
	// common[i][j] is the length of the longest common part of what follows.
	var common [][]int32
	if n*m <= maxTable {
		common = make([][]int32, n+1)
		for i := range common {
			common[i] = make([]int32, m+1)
		}
		for i := n - 1; i >= 0; i-- {
			for j := m - 1; j >= 0; j-- {
				if from[i] == to[j] {
					common[i][j] = common[i+1][j+1] + 1
				} else {
					common[i][j] = max(common[i+1][j], common[i][j+1])
				}
			}
		}
	}
	i, j := 0, 0
	for i < n || j < m {
		switch {
		case i < n && j < m && common != nil && from[i] == to[j]:
			out = append(out, " "+from[i])
			i, j = i+1, j+1
		case i < n && (j >= m || common == nil || common[i+1][j] >= common[i][j+1]):
			out = append(out, "-"+from[i])
			i++
		default:
			out = append(out, "+"+to[j])
			j++
		}
	}
	for k := len(tail) - 1; k >= 0; k-- {
		out = append(out, tail[k])
	}
	return out
}

// rows are the rows of a table.
func rows(t *value.Table) []value.Value {
	out := make([]value.Value, t.Len())
	for i := range out {
		out[i] = t.Row(i)
	}
	return out
}
