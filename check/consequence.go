package check

import (
	"slices"
	"sort"
	"strings"
)

// doubt says what casts doubt on an error: other errors that may be the reason
// for it. The user is told of those only.
type doubt uint8

const (
	// undoubted errors are always told.
	undoubted doubt = iota
	// doubtInDecl is for what following the control flow finds, and for types
	// without values: errors in the same module-level declaration may be why.
	doubtInDecl
	// doubtBySyntax is for variables without a value: syntax errors in the same
	// module-level declaration may have hidden where they get it.
	doubtBySyntax
	// doubtInFile is for what seems not to be used, and for uses of types without
	// values: the rest of the file may not have been understood.
	doubtInFile
)

// withoutConsequences leaves out the errors on which others cast doubt. The
// diagnostics are sorted by file.
func withoutConsequences(diags []Diagnostic) []Diagnostic {
	if !slices.ContainsFunc(diags, func(d Diagnostic) bool { return d.doubt != undoubted }) {
		return diags
	}
	var r []Diagnostic
	for from := 0; from < len(diags); {
		to := from
		var certain, syntaxErrs []int32
		for ; to < len(diags) && diags[to].File == diags[from].File; to++ {
			if d := &diags[to]; d.doubt == undoubted && d.Severity == SevError {
				certain = append(certain, d.Off)
				if strings.HasPrefix(d.Code, "BCE0") {
					syntaxErrs = append(syntaxErrs, d.Off)
				}
			}
		}
		for _, d := range diags[from:to] {
			reasons := certain
			if d.doubt == doubtBySyntax {
				reasons = syntaxErrs
			}
			if d.doubt == undoubted || !errorsWithin(reasons, d) {
				r = append(r, d)
			}
		}
		from = to
	}
	return r
}

// errorsWithin reports whether one of the errors at the offsets given, which are
// sorted, is where it casts doubt on d.
func errorsWithin(at []int32, d Diagnostic) bool {
	if d.doubt == doubtInFile || len(at) == 0 {
		return len(at) > 0
	}
	for _, decl := range d.File.Decls {
		from, to := d.File.Offsets(decl)
		if int(d.Off) >= from && int(d.Off) <= to {
			i := sort.Search(len(at), func(i int) bool { return int(at[i]) >= from })
			return i < len(at) && int(at[i]) <= to
		}
	}
	return false
}

// flowDoubt is what casts doubt on what following the control flow finds: where
// a type is unknown, anything in the file may.
func (w *World) flowDoubt() doubt {
	if w.unknown != nil {
		return doubtInFile
	}
	return doubtInDecl
}
