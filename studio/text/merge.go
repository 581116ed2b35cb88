package text

import (
	"slices"
	"strings"
)

// hunk is lines of a text that others take the place of: from and to are those of
// the old text, and then of the new one.
type hunk struct{ from, to, newFrom, newTo int }

// maxDistance is how different texts may be for the shortest way between them to be
// looked for; beyond it, what lies between their equal ends is one change.
const maxDistance = 1000

// split divides a text after each line feed.
func split(s string) []string {
	if s == "" {
		return nil
	}
	lines := strings.SplitAfter(s, "\n")
	if n := len(lines); lines[n-1] == "" {
		lines = lines[:n-1]
	}
	return lines
}

// compare finds the lines that differ (Myers, "An O(ND) Difference Algorithm and Its
// Variations").
func compare(a, b []string) []hunk {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	a, b = a[head:], b[head:]
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	whole := []hunk{{head, head + len(a), head, head + len(b)}}
	if len(a) == 0 || len(b) == 0 {
		return whole
	}
	// far[d] is how far in a the ways of d steps come, on each diagonal from -d to d.
	var far []way
	for d := 0; d <= min(len(a)+len(b), maxDistance); d++ {
		now := make(way, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				x, _ = far[d-1].best(k)
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			now[k+d] = x
			if x == len(a) && x-k == len(b) {
				return back(append(far, now), k, head)
			}
		}
		far = append(far, now)
	}
	return whole
}

// way is how far the ways of some number of steps come, by diagonal.
type way []int

// best is how far one more step to a diagonal comes, and from which one it is made.
func (w way) best(k int) (x, from int) {
	d := len(w) / 2
	at := func(k int) (int, bool) {
		if k < -d || k > d {
			return 0, false
		}
		return w[k+d], true
	}
	left, okLeft := at(k - 1)
	right, okRight := at(k + 1)
	if okRight && (!okLeft || left < right) {
		return right, k + 1
	}
	return left + 1, k - 1
}

// back goes from the end to the start and makes hunks of the steps.
func back(far []way, k, head int) []hunk {
	var list []hunk
	for d := len(far) - 1; d > 0; d-- {
		x, from := far[d-1].best(k)
		h := hunk{head + x, head + x, head + x - k, head + x - k}
		if from == k+1 {
			h.newFrom--
		} else {
			h.from--
		}
		if n := len(list); n > 0 && list[n-1].from == h.to && list[n-1].newFrom == h.newTo {
			list[n-1].from, list[n-1].newFrom = h.from, h.newFrom
		} else {
			list = append(list, h)
		}
		k = from
	}
	slices.Reverse(list)
	return list
}

// offsets are the bytes at which lines begin, and the end.
func offsets(lines []string) []int {
	r := make([]int, 1, len(lines)+1)
	for _, l := range lines {
		r = append(r, r[len(r)-1]+len(l))
	}
	return r
}

// Diff is the operation that makes one text of another, line by line.
func Diff(from, to string) Op {
	a, b := split(from), split(to)
	at, bt := offsets(a), offsets(b)
	var o Op
	done := 0
	for _, h := range compare(a, b) {
		o.keep(at[h.from] - done)
		o.ins(to[bt[h.newFrom]:bt[h.newTo]])
		o.del(from[at[h.from]:at[h.to]])
		done = at[h.to]
	}
	o.keep(len(from) - done)
	return o
}

// Merge takes what theirs changed in base up into ours, which comes from base as
// well: as an operation on ours. Where both changed the same lines, or lines beside
// one another, ours stays; conflicts are the lines of theirs, counted from 1, that
// were not taken up because of that.
func Merge(base, ours, theirs string) (o Op, conflicts []int) {
	a := split(base)
	mine, other := compare(a, split(ours)), compare(a, split(theirs))
	lines := split(ours)
	at := offsets(lines)
	theirLines := split(theirs)
	done, i, shift := 0, 0, 0
	for _, h := range other {
		// What ours changed before this moves it.
		for i < len(mine) && mine[i].to < h.from {
			shift = mine[i].newTo - mine[i].to
			i++
		}
		if i < len(mine) && mine[i].from <= h.to {
			same := mine[i].from == h.from && mine[i].to == h.to &&
				strings.Join(lines[mine[i].newFrom:mine[i].newTo], "") == strings.Join(theirLines[h.newFrom:h.newTo], "")
			if !same {
				conflicts = append(conflicts, h.newFrom+1)
			}
			continue
		}
		start, end := at[h.from+shift], at[h.to+shift]
		text := strings.Join(theirLines[h.newFrom:h.newTo], "")
		o.keep(start - done)
		if start > 0 && text != "" && ours[start-1] != '\n' {
			o.ins("\n") // ours has lost its last line feed
		}
		o.ins(text)
		o.del(ours[start:end])
		done = end
	}
	o.keep(len(ours) - done)
	return o, conflicts
}
