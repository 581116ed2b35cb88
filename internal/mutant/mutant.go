// Package mutant makes programs that are almost right, for tests of whatever
// has to survive them.
package mutant

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Programs reads the .bal files below the folders given whose names end with one
// of the suffixes. Folders that do not exist have none.
func Programs(suffixes []string, folders ...string) []string {
	var r []string
	for _, root := range folders {
		_ = filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !slices.ContainsFunc(suffixes, func(s string) bool { return strings.HasSuffix(name, s) }) {
				return nil
			}
			if b, err := os.ReadFile(name); err == nil {
				r = append(r, string(b))
			}
			return nil
		})
	}
	return r
}

var tokenPattern = regexp.MustCompile("[A-Za-z_][A-Za-z_0-9]*|[0-9]+(\\.[0-9]+)?|\"[^\"\n]*\"|[ \t\n]+|\\.\\.\\.|\\{\\||\\|\\}|=>|->>|->|<-|==|!=|.")

// pool has tokens that a change may bring in.
var pool = strings.Fields(`int string float decimal boolean byte anydata any json xml error never readonly map table stream future typedesc function object record
	class client service isolated public final const type enum listener var let from where select join order by group collect limit on conflict do in
	if else while foreach match return fail panic check checkpanic trap lock worker start wait flush fork retry transaction commit rollback transactional
	is new self distinct null true false ( ) { } [ ] {| |} < > = => -> ->> <- == != === + - * / % & | ^ ~ ! ? ?: : ; , . ... ..< @ 0 1 -1 9223372036854775807
	0.0 1d "" "s" () x y _ 'x main init next toString iterator`)

// Mutate changes a few tokens of a program, or takes some from another one.
func Mutate(r *rand.Rand, src, other string) string {
	toks := tokenPattern.FindAllString(src, -1)
	from := tokenPattern.FindAllString(other, -1)
	for range 1 + r.IntN(3) {
		if len(toks) < 4 {
			break
		}
		i := r.IntN(len(toks) - 1)
		j := min(len(toks), i+1+r.IntN(8))
		switch r.IntN(8) {
		case 0:
			toks = slices.Delete(slices.Clone(toks), i, i+1)
		case 1:
			toks = slices.Delete(slices.Clone(toks), i, j)
		case 2:
			toks = slices.Insert(slices.Clone(toks), i, toks[i:j]...)
		case 3:
			toks = slices.Clone(toks)
			k := r.IntN(len(toks))
			toks[i], toks[k] = toks[k], toks[i]
		case 4, 5:
			toks = slices.Clone(toks)
			toks[i] = pool[r.IntN(len(pool))]
		case 6:
			toks = slices.Insert(slices.Clone(toks), i, " "+pool[r.IntN(len(pool))]+" ")
		case 7:
			if len(from) > 1 {
				k := r.IntN(len(from) - 1)
				l := min(len(from), k+1+r.IntN(30))
				toks = slices.Insert(slices.Clone(toks), i, from[k:l]...)
			}
		}
	}
	return strings.Join(toks, "")
}

// word matches what Swap exchanges: names, numbers and strings.
var word = regexp.MustCompile(`[A-Za-z_][A-Za-z_0-9]*|[0-9]+(\.[0-9]+)?[df]?|"[^"\n]*"`)

// numbers are literals at which arithmetic changes its mind.
var numbers = strings.Fields("0 1 2 3 7 31 32 63 64 127 128 255 256 65536 2147483647 9223372036854775807 0.0 0.5 1.5 1e300 0d 1.0d 1e6144d")

// keywords are not exchanged for names: little would compile.
var keywords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("import public function returns return if else while foreach in match check trap panic type record class object init self let from where select new is var") {
		m[w] = true
	}
	return m
}()

func kindOf(w string) int {
	switch {
	case w[0] == '"':
		return 1
	case w[0] >= '0' && w[0] <= '9':
		return 2
	case keywords[w]:
		return 3
	}
	return 0
}

// Swap replaces a few names and literals of a program by others of their kind:
// what comes out has the same shape and often compiles.
func Swap(r *rand.Rand, src string) string {
	for range 1 + r.IntN(3) {
		at := word.FindAllStringIndex(src, -1)
		if len(at) < 2 {
			break
		}
		for range 20 {
			a, b := at[r.IntN(len(at))], at[r.IntN(len(at))]
			from, to := src[a[0]:a[1]], src[b[0]:b[1]]
			k := kindOf(from)
			if k == 2 && r.IntN(2) == 0 {
				to = numbers[r.IntN(len(numbers))]
			}
			if k == 3 || k != kindOf(to) || from == to {
				continue
			}
			src = src[:a[0]] + to + src[a[1]:]
			break
		}
	}
	return src
}
