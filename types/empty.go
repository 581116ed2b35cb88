package types

// Emptiness. A type is empty when each of its parts is; the parts with
// structure are decided path by path of their diagrams: a path is a
// conjunction of atoms and negated atoms, empty when the positive atoms have
// no common value or the negative ones cover all of them.

type emptyKey struct {
	bit  Basic
	node *bdd
}

// emptyMemo is what is known of one diagram. While it is being decided it
// counts as empty: a value of a recursive type is finite, so a type that is
// inhabited only if it is inhabited has no value.
type emptyMemo struct {
	key     emptyKey
	state   emptyState
	pending bool // decided under the assumption that one below it on the stack is empty
}

type emptyState uint8

const (
	assumedEmpty emptyState = iota
	provedEmpty
	inhabited
)

func (e *Env) isSubtype(a, b *T) bool {
	if a == b {
		return true
	}
	if a.all&^(b.all|b.some) != 0 {
		return false
	}
	if (a.all|a.some)&^b.all == 0 {
		return true
	}
	k := [2]*T{a, b}
	if r, ok := e.subs[k]; ok {
		return r
	}
	r := e.isEmpty(e.diff(a, b))
	if len(e.stack) == 0 || !r {
		e.subs[k] = r
	}
	return r
}

func (e *Env) isEmpty(t *T) bool {
	if t.all != 0 {
		return false
	}
	// Parts without structure are never empty; look at them first.
	for _, s := range t.subs {
		if _, ok := s.data.(*bdd); !ok {
			return false
		}
	}
	for _, s := range t.subs {
		if !e.bddEmpty(s.bit, s.data.(*bdd)) {
			return false
		}
	}
	return true
}

func (e *Env) bddEmpty(bit Basic, b *bdd) bool {
	switch b {
	case bddFalse:
		return true
	case bddTrue:
		return false
	}
	k := emptyKey{bit, b}
	if m, ok := e.empty[k]; ok {
		return m.state != inhabited
	}
	m := &emptyMemo{key: k}
	e.empty[k] = m
	depth := len(e.stack)
	e.stack = append(e.stack, m)
	isEmpty := b.paths(nil, nil, func(pos, neg []*atom) bool { return e.pathEmpty(bit, pos, neg) })
	if !isEmpty {
		// What was found empty meanwhile may rest on a wrong assumption.
		for _, x := range e.stack[depth+1:] {
			if x.state != inhabited {
				delete(e.empty, x.key)
			}
		}
		e.stack = e.stack[:depth]
		m.state = inhabited
		return false
	}
	m.state = provedEmpty
	if depth == 0 {
		e.stack = e.stack[:0]
	}
	// Otherwise it stays on the stack until the outermost question is decided.
	return true
}

func (e *Env) pathEmpty(bit Basic, pos, neg []*atom) bool {
	switch bit {
	case BListRO:
		return e.listEmpty(pos, neg, Readonly)
	case bArgs:
		return e.listEmpty(pos, neg, AnyOrError)
	case BListRW:
		return e.mutableEmpty(pos, neg, e.listMeet, func(p *listAtom, n *atom) bool { return e.listWithin(p, n.list) }, e.listHasValue)
	case BMappingRO:
		return e.mappingEmpty(pos, neg)
	case BMappingRW:
		return mutableMapEmpty(e, pos, neg)
	case BObjectRO, BObjectRW:
		return e.objectEmpty(pos, neg, bit == BObjectRO)
	case BFunction:
		return e.funcEmpty(pos, neg)
	}
	return e.invarEmpty(bit, pos, neg)
}

// ------------------------------------------------------------ lists

// listMeet is the intersection of list atoms, nil when their lengths exclude
// each other. ro restricts the members.
func (e *Env) listMeet(as []*atom) *listAtom {
	r := &listAtom{rest: AnyOrError}
	first := true
	for _, a := range as {
		if a.list == nil {
			continue
		}
		if first {
			r, first = a.list, false
			continue
		}
		r = e.listMeet2(r, a.list)
		if r == nil {
			return nil
		}
	}
	return r
}

func (e *Env) listMeet2(x, y *listAtom) *listAtom {
	if x.fixed < y.fixed {
		x, y = y, x
	}
	if x.fixed > y.fixed && y.rest == Never {
		return nil
	}
	n := max(len(x.members), min(len(y.members)+1, x.fixed))
	if y.fixed < x.fixed {
		n = max(n, min(y.fixed+1, x.fixed))
	}
	r := &listAtom{fixed: x.fixed, rest: e.intersect(x.rest, y.rest)}
	for i := 0; i < n; i++ {
		r.members = append(r.members, e.intersect(x.at(i), y.at(i)))
	}
	return r
}

// listHasValue reports whether some list of mutable kind fits l.
func (e *Env) listHasValue(l *listAtom) bool {
	for _, m := range l.members {
		if l.fixed > 0 && e.isEmpty(m) {
			return false
		}
	}
	return true
}

// listWithin reports whether every list that fits p fits n.
func (e *Env) listWithin(p, n *listAtom) bool {
	if p.fixed < n.fixed {
		return false
	}
	if n.rest == Never && (p.fixed > n.fixed || !e.isEmpty(p.rest)) {
		return false
	}
	for _, i := range samples(p, []*listAtom{n}, 1) {
		if i < p.fixed && !e.isSubtype(p.at(i), n.at(i)) {
			return false
		}
	}
	return e.isSubtype(p.rest, n.rest) || e.isEmpty(p.rest)
}

// samples gives indexes that stand for all below the largest fixed length:
// from each run of indexes at which no atom changes, the first k.
func samples(p *listAtom, ns []*listAtom, k int) []int {
	var cuts []int
	add := func(l *listAtom) {
		for i := range l.members {
			cuts = append(cuts, i)
		}
		cuts = append(cuts, l.fixed)
	}
	add(p)
	for _, n := range ns {
		add(n)
	}
	end := 0
	seen := map[int]bool{}
	for _, c := range cuts {
		end = max(end, c)
		seen[c] = true
	}
	var r []int
	run := 0
	for _, c := range sortedKeys(seen) {
		// Fill the run since the previous cut.
		for i := run; i < c && i < run+k; i++ {
			r = append(r, i)
		}
		run = c
	}
	return r
}

func sortedKeys(m map[int]bool) []int {
	r := make([]int, 0, len(m))
	for k := range m {
		r = append(r, k)
	}
	for i := 1; i < len(r); i++ {
		for j := i; j > 0 && r[j] < r[j-1]; j-- {
			r[j], r[j-1] = r[j-1], r[j]
		}
	}
	return r
}

// listEmpty decides a path for immutable lists, whose members are cut down to
// within.
func (e *Env) listEmpty(pos, neg []*atom, within *T) bool {
	p := e.listMeet(pos)
	if p == nil {
		return true
	}
	var ns []*listAtom
	for _, n := range neg {
		if n.list != nil {
			ns = append(ns, n.list)
		}
	}
	cut := func(t *T) *T { return e.intersect(t, within) }
	rest := cut(p.rest)
	open := !e.isEmpty(rest)
	idx := samples(p, ns, max(1, len(ns)))
	cells := make([]*T, len(idx))
	for i, x := range idx {
		cells[i] = cut(p.at(x))
		if x < p.fixed && e.isEmpty(cells[i]) {
			return true
		}
	}
	if len(ns) == 0 {
		return false
	}
	// Try every length that can make a difference. A list longer than all
	// fixed parts has places enough beyond them to differ from each negative
	// atom, one place each.
	top := p.fixed
	for _, n := range ns {
		top = max(top, n.fixed)
	}
	try := func(length int, unbounded bool) bool { // is there a list of this length?
		var c []*T
		var at []int
		for i, x := range idx {
			if x < length {
				if e.isEmpty(cells[i]) {
					return false
				}
				c, at = append(c, cells[i]), append(at, x)
			}
		}
		return e.listProduct(c, at, length, rest, unbounded, ns)
	}
	if !open {
		return !try(p.fixed, false)
	}
	lengths := map[int]bool{}
	for _, x := range idx {
		if x >= p.fixed {
			lengths[x] = true
		}
	}
	lengths[p.fixed] = true
	for _, l := range sortedKeys(lengths) {
		if l < top && try(l, false) {
			return false
		}
	}
	if try(top, false) {
		return false
	}
	return !try(top, true)
}

// listProduct looks for a list with members in cells (at the indexes at) that
// is in none of ns. unbounded lists have any number of members from rest
// beyond length.
func (e *Env) listProduct(cells []*T, at []int, length int, rest *T, unbounded bool, ns []*listAtom) bool {
	if len(ns) == 0 {
		return true
	}
	n := ns[0]
	if length < n.fixed && !unbounded || n.rest == Never && (length > n.fixed || unbounded) {
		return e.listProduct(cells, at, length, rest, unbounded, ns[1:])
	}
	if unbounded && !e.isSubtype(rest, n.rest) {
		return e.listProduct(cells, at, length, rest, unbounded, ns[1:])
	}
	for i, c := range cells {
		d := e.diff(c, n.at(at[i]))
		if e.isEmpty(d) {
			continue
		}
		cells[i] = d
		ok := e.listProduct(cells, at, length, rest, unbounded, ns[1:])
		cells[i] = c
		if ok {
			return true
		}
	}
	return false
}

// mutableEmpty decides a path for values that belong to a type by their
// inherent type: the meet of the positive atoms is itself an inherent type, and
// the widest; it is outside every negative atom unless it is within one.
func (e *Env) mutableEmpty(pos, neg []*atom, meet func([]*atom) *listAtom, within func(*listAtom, *atom) bool, hasValue func(*listAtom) bool) bool {
	p := meet(pos)
	if p == nil || !hasValue(p) {
		return true
	}
	for _, n := range neg {
		if n.list != nil && within(p, n) {
			return true
		}
	}
	return false
}

// ------------------------------------------------------------ mappings

// mapMeet is the intersection of mapping atoms.
func (e *Env) mapMeet(as []*atom) *mapAtom {
	var r *mapAtom
	for _, a := range as {
		switch {
		case a.mapping == nil:
		case r == nil:
			r = a.mapping
		default:
			r = e.mapMeet2(r, a.mapping)
		}
	}
	if r == nil {
		r = &mapAtom{rest: AnyOrError}
	}
	return r
}

func (e *Env) mapMeet2(x, y *mapAtom) *mapAtom {
	r := &mapAtom{rest: e.intersect(x.rest, y.rest), meta: x.meta}
	if r.meta == nil {
		r.meta = y.meta
	}
	i, j := 0, 0
	for i < len(x.fields) || j < len(y.fields) {
		var name string
		var f Field
		switch {
		case j == len(y.fields) || i < len(x.fields) && x.fields[i].Name < y.fields[j].Name:
			f = x.fields[i]
			i++
		case i == len(x.fields) || y.fields[j].Name < x.fields[i].Name:
			f = y.fields[j]
			j++
		default:
			f = x.fields[i]
			i++
			j++
		}
		name = f.Name
		tx, rx := e.mapCell(x, name)
		ty, ry := e.mapCell(y, name)
		t := e.intersect(tx, ty)
		f.Optional = t.all&BUndef != 0
		f.Type = e.diff(t, Undef)
		f.Readonly = rx || ry
		r.fields = append(r.fields, f)
	}
	return r
}

func (e *Env) mapHasValue(m *mapAtom) bool {
	for i := range m.fields {
		if f := &m.fields[i]; !f.Optional && e.isEmpty(f.Type) {
			return false
		}
	}
	return true
}

// frozen reports whether mappings that fit m cannot be changed at all: they are
// immutable then, whatever they were made as.
func (e *Env) frozen(m *mapAtom) bool {
	if len(m.fields) == 0 || m.pending || m.rest != Never {
		return false
	}
	for i := range m.fields {
		if !m.fields[i].Readonly {
			return false
		}
	}
	return true
}

// mapWithin reports whether every mapping that fits p fits n.
func (e *Env) mapWithin(p, n *mapAtom) bool {
	check := func(name string) bool {
		tp, rp := e.mapCell(p, name)
		tn, rn := e.mapCell(n, name)
		return e.isSubtype(tp, tn) && (rp || !rn)
	}
	for i := range p.fields {
		if !check(p.fields[i].Name) {
			return false
		}
	}
	for i := range n.fields {
		if _, ok := p.find(n.fields[i].Name); !ok && !check(n.fields[i].Name) {
			return false
		}
	}
	return e.isSubtype(p.rest, n.rest) || e.isEmpty(p.rest)
}

func mutableMapEmpty(e *Env, pos, neg []*atom) bool {
	p := e.mapMeet(pos)
	if !e.mapHasValue(p) || e.frozen(p) {
		return true
	}
	for _, n := range neg {
		if n.mapping != nil && e.mapWithin(p, n.mapping) {
			return true
		}
	}
	return false
}

// mappingEmpty decides a path for immutable mappings.
func (e *Env) mappingEmpty(pos, neg []*atom) bool {
	p := e.mapMeet(pos)
	var ns []*mapAtom
	names := map[string]bool{}
	for i := range p.fields {
		names[p.fields[i].Name] = true
	}
	for _, n := range neg {
		if n.mapping == nil {
			continue
		}
		ns = append(ns, n.mapping)
		for i := range n.mapping.fields {
			names[n.mapping.fields[i].Name] = true
		}
	}
	within := e.union(Readonly, Undef)
	var keys []string
	var cells []*T
	for k := range names {
		c, _ := e.mapCell(p, k)
		c = e.intersect(c, within)
		if e.isEmpty(c) {
			return true
		}
		keys, cells = append(keys, k), append(cells, c)
	}
	return !e.mapProduct(keys, cells, e.intersect(p.rest, Readonly), ns)
}

// mapProduct looks for a mapping with fields in cells and others in rest that
// is in none of ns.
func (e *Env) mapProduct(keys []string, cells []*T, rest *T, ns []*mapAtom) bool {
	if len(ns) == 0 {
		return true
	}
	n := ns[0]
	if !e.isSubtype(rest, n.rest) && !e.isEmpty(rest) {
		// A field of some other name keeps it out of n.
		return e.mapProduct(keys, cells, rest, ns[1:])
	}
	for i, c := range cells {
		t, _ := e.mapCell(n, keys[i])
		d := e.diff(c, t)
		if e.isEmpty(d) {
			continue
		}
		cells[i] = d
		ok := e.mapProduct(keys, cells, rest, ns[1:])
		cells[i] = c
		if ok {
			return true
		}
	}
	return false
}

// ------------------------------------------------------------ objects

func (e *Env) objectEmpty(pos, neg []*atom, ro bool) bool {
	p := e.objMeet(pos)
	if p == nil {
		return true
	}
	client, service := false, false
	for _, a := range pos {
		client = client || a.opaque == clientMark
		service = service || a.opaque == serviceMark
	}
	if client && service {
		return true // an object is not both
	}
	for i := range p.fields {
		f := &p.fields[i]
		t := f.Type
		if ro && !f.Method {
			t = e.intersect(t, Readonly)
		}
		if e.isEmpty(t) {
			return true
		}
	}
	for _, n := range neg {
		if n.mapping != nil && e.objWithin(p, n.mapping, ro) {
			return true
		}
	}
	return false
}

// objMeet is the intersection of object atoms, nil when there is none.
func (e *Env) objMeet(as []*atom) *mapAtom {
	var r *mapAtom
	for _, a := range as {
		switch {
		case a.mapping == nil:
		case r == nil:
			r = a.mapping
		default:
			if r = e.objMeet2(r, a.mapping); r == nil {
				return nil
			}
		}
	}
	if r == nil {
		r = &mapAtom{rest: Never}
	}
	return r
}

// objMeet2 is nil when a name means different things in x and y: an object has
// one member of a name.
func (e *Env) objMeet2(x, y *mapAtom) *mapAtom {
	r := &mapAtom{rest: Never, meta: x.meta}
	i, j := 0, 0
	for i < len(x.fields) || j < len(y.fields) {
		switch {
		case j == len(y.fields) || i < len(x.fields) && x.fields[i].Name < y.fields[j].Name:
			r.fields = append(r.fields, x.fields[i])
			i++
		case i == len(x.fields) || y.fields[j].Name < x.fields[i].Name:
			r.fields = append(r.fields, y.fields[j])
			j++
		default:
			f := x.fields[i]
			if g := &y.fields[j]; f.Method != g.Method || f.Remote != g.Remote || f.Region != g.Region {
				return nil
			}
			f.Type = e.intersect(f.Type, y.fields[j].Type)
			f.Readonly = f.Readonly || y.fields[j].Readonly
			r.fields = append(r.fields, f)
			i++
			j++
		}
	}
	return r
}

func (e *Env) objWithin(p, n *mapAtom, ro bool) bool {
	for i := range n.fields {
		f := &n.fields[i]
		j, ok := p.find(f.Name)
		if !ok || p.fields[j].Method != f.Method || f.Remote != p.fields[j].Remote {
			return false
		}
		if p.fields[j].Region != f.Region {
			return false
		}
		t := p.fields[j].Type
		if ro && !f.Method {
			t = e.intersect(t, Readonly)
		}
		if !e.isSubtype(t, f.Type) || f.Readonly && !p.fields[j].Readonly && !ro {
			return false
		}
	}
	return true
}

// ------------------------------------------------------------ functions

// funcEmpty decides a path for functions: it is empty when for some negative
// atom B → S the positive ones, taken together, accept all of B and give only S.
func (e *Env) funcEmpty(pos, neg []*atom) bool {
	var ps []*funcAtom
	for _, p := range pos {
		if p.fn != nil {
			ps = append(ps, p.fn)
		}
	}
	anywhere := callableAnywhere(ps)
	for _, n := range neg {
		if n.fn != nil && (anywhere || n.fn.transactional()) && e.funcWithin(ps, n.fn.params, n.fn.ret) {
			return true
		}
	}
	return false
}

// transactional reports that the atom has functions with the transactional bit
// set, too.
func (f *funcAtom) transactional() bool { return f.sig != nil && f.sig.Transactional }

// callableAnywhere reports that the functions of all of ps have the
// transactional bit not set.
func callableAnywhere(ps []*funcAtom) bool {
	for _, p := range ps {
		if !p.transactional() {
			return true
		}
	}
	return false
}

func (e *Env) funcWithin(ps []*funcAtom, params, ret *T) bool {
	domain := Never
	for _, p := range ps {
		domain = e.union(domain, p.params)
	}
	if !e.isSubtype(params, domain) {
		return false
	}
	return e.funcCovers(ps, params, AnyOrError, ret)
}

// funcCovers reports that for every choice of the atoms ps, the arguments left
// over after those not chosen are none or the results of the chosen are in ret.
func (e *Env) funcCovers(ps []*funcAtom, args, result, ret *T) bool {
	if e.isEmpty(args) {
		return true
	}
	if len(ps) == 0 {
		return e.isSubtype(result, ret)
	}
	p := ps[0]
	// Arguments outside of p's parameters: p says nothing of the result.
	// Arguments within: the result is in p's as well.
	return e.funcCovers(ps[1:], e.diff(args, p.params), result, ret) &&
		e.funcCovers(ps[1:], e.intersect(args, p.params), e.intersect(result, p.ret), ret)
}

// ------------------------------------------------------------ the others

func (e *Env) invarEmpty(bit Basic, pos, neg []*atom) bool {
	var args []*T
	var keys []string
	var key *T
	for _, p := range pos {
		v := p.invar
		if v == nil {
			continue
		}
		if args == nil {
			args, keys, key = append([]*T(nil), v.args...), v.keys, v.key
			continue
		}
		for i := range args {
			args[i] = e.intersect(args[i], v.args[i])
		}
		if keys != nil && v.keys != nil && !sameStrings(keys, v.keys) {
			return true
		}
		if keys == nil {
			keys = v.keys
		}
		if v.key != nil {
			if key == nil {
				key = v.key
			} else {
				key = e.intersect(key, v.key)
			}
		}
	}
	if bit == BError {
		d := DetailMap
		if args != nil {
			d = args[0]
		}
		d = e.intersect(d, Readonly) // details are immutable
		for _, n := range neg {
			if n.invar != nil {
				d = e.diff(d, n.invar.args[0])
			}
		}
		return e.isEmpty(d)
	}
	if args == nil {
		for _, n := range neg {
			if n.invar == nil {
				continue
			}
			whole := n.invar.keys == nil && n.invar.key == nil
			for i, t := range n.invar.args {
				whole = whole && e.isSubtype(e.invarTop(bit, i), t)
			}
			if whole {
				return true
			}
		}
		return false
	}
	if bit == BTableRO {
		args[0] = e.intersect(args[0], Readonly)
	}
	for _, n := range neg {
		v := n.invar
		if v == nil {
			continue
		}
		in := v.keys == nil || keys != nil && sameStrings(keys, v.keys)
		if in && v.key != nil {
			k := key
			if k == nil && keys != nil {
				k = e.keyType(args[0], keys)
			}
			in = k != nil && e.isSubtype(k, v.key)
		}
		for i := range args {
			in = in && e.isSubtype(args[i], v.args[i])
		}
		if in {
			return true
		}
	}
	return false
}

// invarTop is the widest i-th argument of the constructor.
func (e *Env) invarTop(bit Basic, i int) *T {
	switch bit {
	case BTableRW:
		return AnyMap
	case BTableRO:
		return e.intersect(AnyMap, Readonly)
	case BStream:
		if i == 1 {
			return NilOrError
		}
	}
	return AnyOrError
}

func sameStrings(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// keyType is the type of the key of rows of type row.
func (e *Env) keyType(row *T, keys []string) *T {
	ts := make([]*T, len(keys))
	for i, k := range keys {
		ts[i] = e.mapMember(row, k)
	}
	switch len(ts) {
	case 0:
		return Never
	case 1:
		return ts[0]
	}
	return e.pair(BList, e.atomBDD(e.listAtom(ts, len(ts), Never)))
}
