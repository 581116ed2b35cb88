package types

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"barre/internal/quote"
)

// String shows t as a type descriptor, for messages.
func (t *T) String() string {
	p := printer{seen: map[any]bool{}}
	return p.top(t)
}

// RunTimeString shows t as messages of a running program do: they name the
// built-in subtypes with the module that defines them.
func (t *T) RunTimeString() string {
	p := printer{seen: map[any]bool{}, running: true}
	return p.top(t)
}

type printer struct {
	seen    map[any]bool
	depth   int
	running bool
}

// runTimeXML is how a running program shows the type xml.
const runTimeXML = "xml<(lang.xml:Element|lang.xml:Comment|lang.xml:ProcessingInstruction|lang.xml:Text)>"

// qualified is the name of a built-in subtype.
func (p *printer) qualified(name string) string {
	switch {
	case !p.running:
		return name
	case name == "xml":
		return runTimeXML
	case strings.Contains(name, ":"):
		return "lang." + name
	}
	return name
}

var basicNames = []struct {
	bits Basic
	name string
}{
	{bAll, "any|error"}, {bAny, "any"}, {bReadonly, "readonly"},
	{BNil, "()"}, {BBoolean, "boolean"}, {BInt, "int"}, {BFloat, "float"}, {BDecimal, "decimal"}, {BString, "string"},
	{BRegexp, "regexp:RegExp"}, {BError, "error"}, {BFunction, "function"}, {BTypedesc, "typedesc"}, {BHandle, "handle"},
	{BFuture, "future"}, {BStream, "stream"}, {BList, "(any|error)[]"}, {BListRO, "readonly[]"}, {BMapping, "map<any|error>"},
	{BMappingRO, "map<readonly>"}, {BTable, "table"}, {BTableRO, "table & readonly"}, {BXML, "xml"}, {BXMLRO, "xml & readonly"}, {BObject, "object {}"},
	{BObjectRO, "readonly & object {}"}, {BListRW, "(any|error)[]"}, {BMappingRW, "map<any|error>"}, {BTableRW, "table"},
	{BXMLRW, "xml"}, {BObjectRW, "object {}"}, {bArgs, "(...)"},
}

func (p *printer) top(t *T) string {
	parts := p.parts(t)
	switch len(parts) {
	case 0:
		return "never"
	case 1:
		return parts[0]
	}
	if len(parts) == 2 && parts[0] == "()" && !strings.ContainsAny(parts[1], "|&") {
		return parts[1] + "?"
	}
	if parts[0] == "()" {
		return "(" + strings.Join(parts[1:], "|") + ")?"
	}
	return "(" + strings.Join(parts, "|") + ")"
}

func (p *printer) parts(t *T) []string {
	switch t {
	case Byte:
		return []string{"byte"}
	case optionalAny:
		return []string{"any|error"}
	}
	var r []string
	all := t.all &^ BUndef
	subs := t.subs
	if name, bits := p.predeclared(t); name != "" {
		r = append(r, name)
		all &^= bits
		subs = nil
		for _, s := range t.subs {
			if s.bit&bits == 0 {
				subs = append(subs, s)
			}
		}
	}
	for _, b := range basicNames {
		if b.bits != 0 && all&b.bits == b.bits {
			r = append(r, p.qualified(b.name))
			all &^= b.bits
		}
	}
	ro := t.some&(BListRW|BMappingRW|BTableRW|BXMLRW|BObjectRW) == 0
	done := map[subdata]bool{}
	xml := false
	for _, s := range subs {
		switch d := s.data.(type) {
		case boolSub:
			r = append(r, strconv.FormatBool(bool(d)))
		case intSub:
			for _, name := range intNames(d) {
				r = append(r, p.qualified(name))
			}
		case *floatSub:
			for _, v := range d.vals {
				f := strconv.FormatFloat(v, 'g', -1, 64)
				switch {
				case v != v:
					f = "float:NaN"
				case v > math.MaxFloat64:
					f = "float:Infinity"
				case v < -math.MaxFloat64:
					f = "-float:Infinity"
				}
				if !strings.ContainsAny(f, ".eEIN") {
					f += ".0"
				}
				r = append(r, f)
			}
			if d.not {
				r = append(r, "float")
			}
		case *decimalSub:
			for _, v := range d.vals {
				s := v.String()
				if !p.running {
					s += "d"
				}
				r = append(r, s)
			}
			if d.not {
				r = append(r, "decimal")
			}
		case *stringSub:
			switch {
			case d.chars.whole() && d.others.empty():
				r = append(r, p.qualified("string:Char"))
			case d.chars.not || d.others.not:
				r = append(r, "string")
			default:
				for _, v := range append(append([]string(nil), d.chars.vals...), d.others.vals...) {
					r = append(r, quote.String(v))
				}
			}
		case *xmlSub:
			if !xml {
				xml = true
				r = append(r, p.xmlNames(t)...)
			}
		case *bdd:
			if done[d] {
				continue
			}
			done[d] = true
			for _, x := range p.diagram(s.bit, d) {
				if ro && s.bit&(BListRO|BMappingRO|BTableRO) != 0 || s.bit&BObjectRO != 0 && t.Basics()&BObjectRW == 0 && !readonlyClass(d) {
					x += " & readonly"
				}
				r = append(r, x)
			}
		}
	}
	return r
}

// predeclared finds a predeclared type with structure that is all that t has of
// some basic types, and gives these.
func (p *printer) predeclared(t *T) (string, Basic) {
	within := func(n *T, bits Basic) bool {
		for rest := n.Basics() & bits; rest != 0; rest &= rest - 1 {
			bit := rest & -rest
			if n.all&bit != 0 && t.all&bit == 0 || n.some&bit != 0 && n.sub(bit) != t.sub(bit) {
				return false
			}
		}
		return true
	}
	for _, n := range [...]struct {
		name string
		t    *T
	}{{p.qualified("value:Cloneable"), Cloneable}, {"anydata", Anydata}, {"json", JSON}} {
		switch bits := n.t.Basics(); {
		case within(n.t, bits):
			return n.name, bits
		case within(n.t, bits&bReadonly) && t.Basics()&bits&^bReadonly == 0 && n.t != Cloneable:
			return n.name + " & readonly", bits & bReadonly
		}
	}
	return "", 0
}

var intSubtypes = []struct {
	name   string
	lo, hi int64
}{
	{"Signed8", math.MinInt8, math.MaxInt8},
	{"Signed16", math.MinInt16, math.MaxInt16},
	{"Signed32", math.MinInt32, math.MaxInt32},
	{"Unsigned16", 0, math.MaxUint16},
	{"Unsigned32", 0, math.MaxUint32},
}

func intNames(s intSub) []string {
	var r []string
next:
	for _, x := range s {
		for _, n := range intSubtypes {
			if x.lo == n.lo && x.hi == n.hi {
				r = append(r, "int:"+n.name)
				continue next
			}
		}
		switch {
		case x.lo == 0 && x.hi == math.MaxUint8:
			r = append(r, "byte")
		case x.hi-x.lo < 10 && x.hi-x.lo >= 0:
			for v := x.lo; ; v++ {
				r = append(r, strconv.FormatInt(v, 10))
				if v == x.hi {
					break
				}
			}
		default:
			return []string{"int"}
		}
	}
	return r
}

// xmlNames shows the xml values of t: single items by the names of their types,
// sequences as xml<…>.
func (p *printer) xmlNames(t *T) []string {
	items := XMLItemsOf(t)
	var names []string
	for _, n := range [...]struct {
		name  string
		items XMLItems
	}{{"Element", XMLElementRO | XMLElementRW}, {"Comment", XMLCommentRO | XMLCommentRW}, {"ProcessingInstruction", XMLPIRO | XMLPIRW}, {"Text", XMLTextItem}} {
		if items&n.items != 0 {
			names = append(names, p.qualified("xml:"+n.name))
		}
	}
	single := true
	for _, s := range t.subs {
		if d, ok := s.data.(*xmlSub); ok && d.multi != [2]uint64{} {
			single = false
		}
	}
	ro := ""
	if t.Basics()&BXMLRW == 0 && items&^XMLTextItem != 0 {
		ro = " & readonly"
	}
	switch {
	case len(names) == 0:
		return []string{"xml<never>"}
	case single:
		for i := range names {
			names[i] += ro
		}
		return names
	case len(names) == 4:
		return []string{p.qualified("xml") + ro}
	case len(names) == 1:
		return []string{"xml<" + names[0] + ">" + ro}
	}
	return []string{"xml<(" + strings.Join(names, "|") + ")>" + ro}
}

// readonlyClass reports whether all objects of a diagram are of classes that say
// themselves that they are readonly.
func readonlyClass(d *bdd) bool {
	all := true
	d.paths(nil, nil, func(pos, _ []*atom) bool {
		all = slices.ContainsFunc(pos, func(a *atom) bool { return a.mapping != nil && a.mapping.readonly })
		return all
	})
	return all
}

func (p *printer) diagram(bit Basic, d *bdd) []string {
	if p.depth > 6 || p.seen[d] {
		return []string{"..."}
	}
	p.seen[d] = true
	p.depth++
	defer func() { delete(p.seen, d); p.depth-- }()
	var r []string
	seen := map[string]bool{}
	d.paths(nil, nil, func(pos, neg []*atom) bool {
		s := p.conjunction(bit, pos)
		if !seen[s] {
			seen[s] = true
			r = append(r, s)
		}
		return len(r) < 10
	})
	return r
}

// conjunction shows what belongs to all the atoms. Marks of objects are shown
// as the qualifiers and distinct types they stand for, unless a definition's
// name says it all; what a distinct type is made of is left out.
func (p *printer) conjunction(bit Basic, pos []*atom) string {
	var quals, types, ids, xs []string
	named := false
	whole, implied := distinctWithin(pos)
	for _, a := range pos {
		if implied[a] {
			continue
		}
		switch {
		case a.opaque == "":
			x := p.atom(bit, a)
			if !slices.Contains(xs, x) {
				xs = append(xs, x)
			}
			named = named || a.mapping != nil && a.mapping.meta != nil && a.mapping.meta.Name != ""
		case bit&(BObject|BFunction) != 0 && strings.HasSuffix(a.opaque, " "+basicWord(bit)):
			quals = append(quals, strings.TrimSuffix(a.opaque, basicWord(bit)))
		case a.opaque == anonymousDistinct:
			quals = append(quals, anonymousDistinct+" ")
		case whole[a]:
			types = append(types, a.opaque)
		default:
			ids = append(ids, a.opaque)
		}
	}
	if named && bit&BObject != 0 {
		ids = slices.DeleteFunc(ids, func(id string) bool { return id[0] != 0 })
		return strings.Join(append(append(types, xs...), ids...), " & ")
	}
	ids = append(types, ids...)
	switch {
	case len(xs) > 0:
		xs[0] = strings.Join(quals, "") + xs[0]
	case len(quals) > 0:
		all := basicOf(bit)
		if bit&BObject != 0 {
			all = "object {}"
		}
		xs = []string{strings.Join(quals, "") + all}
	}
	if len(ids) > 0 && len(xs) == 1 && xs[0] == "object {}" {
		xs = nil
	}
	if xs = append(ids, xs...); len(xs) == 0 {
		return basicOf(bit)
	}
	return strings.Join(xs, " & ")
}

// distinctWithin finds the definitions of distinct types that contribute all of
// their types, not only their marks, and what they thereby stand for.
func distinctWithin(pos []*atom) (whole, implied map[*atom]bool) {
	for _, a := range pos {
		if len(a.implies) == 0 || slices.ContainsFunc(a.implies, func(b *atom) bool { return !slices.Contains(pos, b) }) {
			continue
		}
		if whole == nil {
			whole, implied = map[*atom]bool{}, map[*atom]bool{}
		}
		whole[a] = true
		for _, b := range a.implies {
			implied[b] = true
		}
	}
	return whole, implied
}

// basicWord is the last word of the names of marks for qualifiers.
func basicWord(bit Basic) string {
	if bit&BObject != 0 {
		return "object"
	}
	return "function"
}

func basicOf(bit Basic) string {
	for _, b := range basicNames {
		if b.bits == bit {
			return b.name
		}
	}
	return "any"
}

func (p *printer) atom(bit Basic, a *atom) string {
	switch {
	case a.opaque != "":
		return a.opaque
	case a.list != nil:
		return p.list(a.list)
	case a.mapping != nil:
		return p.mapping(bit, a.mapping)
	case a.fn != nil:
		return p.function(a.fn)
	case a.invar != nil:
		return p.invar(bit, a.invar)
	}
	return "any"
}

func (p *printer) list(l *listAtom) string {
	if l.name != "" {
		return l.name
	}
	switch {
	case l.fixed == 0 && l.rest != Never:
		return arrayOf(p.top(l.rest), "[]")
	case l.fixed > 1 && len(l.members) == 1 && l.rest == Never:
		return arrayOf(p.top(l.members[0]), "["+strconv.Itoa(l.fixed)+"]")
	}
	var xs []string
	for i := 0; i < min(l.fixed, 12); i++ {
		xs = append(xs, p.bare(l.at(i)))
	}
	if l.rest != Never {
		xs = append(xs, p.top(l.rest)+"...")
	}
	return "[" + strings.Join(xs, ",") + "]"
}

// arrayOf shows an array of elem: the dimension of the outer array comes first,
// int[2][3] is two arrays of three.
func arrayOf(elem, dim string) string {
	if elem == "any|error" {
		elem = "(any|error)"
	}
	if strings.HasSuffix(elem, "]") && !strings.HasPrefix(elem, "[") && !strings.Contains(elem, " ") {
		i := strings.IndexByte(elem, '[')
		return elem[:i] + dim + elem[i:]
	}
	return elem + dim
}

// bare shows a union without the parentheses that are not needed.
func (p *printer) bare(t *T) string {
	s := p.top(t)
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") && s != "()" {
		return s[1 : len(s)-1]
	}
	return s
}

func (p *printer) mapping(bit Basic, m *mapAtom) string {
	if m.meta != nil && m.meta.Name != "" {
		return m.meta.Name
	}
	if bit&BObject != 0 {
		var xs []string
		for _, f := range m.fields {
			if f.Method {
				xs = append(xs, p.method(f)+";")
			} else {
				xs = append(xs, visibility(f.Region)+p.bare(f.Type)+" "+f.Name+";")
			}
		}
		return "object {" + strings.Join(xs, " ") + "}"
	}
	if len(m.fields) == 0 {
		return "map<" + p.bare(m.rest) + ">"
	}
	var xs []string
	for _, f := range m.fields {
		s := p.bare(f.Type) + " " + f.Name
		if f.Readonly {
			s = "readonly " + s
		}
		if f.Optional {
			s += "?"
		}
		xs = append(xs, s+";")
	}
	if m.rest != Never {
		xs = append(xs, p.bare(m.rest)+"...;")
	}
	return "record {|" + strings.Join(xs, " ") + "|}"
}

// visibility is the qualifier of a member that is visible in a region.
func visibility(r *Region) string {
	switch {
	case r == nil:
		return "public "
	case r.Class:
		return "private "
	}
	return ""
}

// method shows a method: what precedes the signature in its type are qualifiers.
func (p *printer) method(f Field) string {
	quals, sig, _ := strings.Cut(p.bare(f.Type), "function ")
	name := MemberName(f.Name)
	switch {
	case name == f.Name:
		quals = visibility(f.Region) + quals
	case f.Remote:
		quals += "remote "
	default:
		quals += "resource "
	}
	return quals + "function " + name + sig
}

func (p *printer) function(f *funcAtom) string {
	if f.sig == nil {
		return "function"
	}
	var xs []string
	for _, q := range f.sig.Params {
		xs = append(xs, p.bare(q.Type))
	}
	if f.sig.Rest != nil {
		xs = append(xs, p.bare(f.sig.Rest)+"...")
	}
	q := ""
	if f.transactional() {
		q = "transactional "
	}
	return q + fmt.Sprintf("function (%s) returns (%s)", strings.Join(xs, ","), p.bare(f.ret))
}

func (p *printer) invar(bit Basic, v *invarAtom) string {
	var xs []string
	for _, t := range v.args {
		xs = append(xs, p.bare(t))
	}
	s := strings.TrimSuffix(basicOf(bit), " & readonly") + "<" + strings.Join(xs, ",") + ">"
	if v.keys != nil {
		s += " key(" + strings.Join(v.keys, ", ") + ")"
	} else if v.key != nil {
		s += " key<" + p.bare(v.key) + ">"
	}
	return s
}
