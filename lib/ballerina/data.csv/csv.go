// Package csv is the library module ballerina/data.csv: comma-separated values as
// records and lists.
package csv

import (
	"bytes"
	"embed"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"barre/lib"
	"barre/lib/ballerina/io/charset"
	"barre/lib/internal/datalib"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/data.csv.
var Module = lib.Module{Org: "ballerina", Name: "data.csv", Version: "0.8.2", Sources: sources, Bind: bind}

// module is what the functions of one running program share.
type module struct {
	*runtime.Module
	key func(a *types.MappingAtomic, field string) string
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm, key: datalib.Namer(rm.Runtime(), "ballerina/data.csv:Name")}
	return map[string]runtime.Extern{
		"parseString": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			text := datalib.Text(args[0].(*value.String))
			return m.parse(c, args, func() (io.Reader, []byte, error) { return nil, text, nil })
		},
		"parseBytes": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			text := args[0].(*value.List).Bytes
			return m.parse(c, args, func() (io.Reader, []byte, error) { return decoded(args[1].(*value.Map), nil, text) })
		},
		"parseStream":   m.parseStream,
		"parseToStream": m.parseToStream,
		"parseList":     m.parseList,
		"transform":     m.transform,
	}
}

// decoded gives what a source means in the encoding of the options: a reader, or
// the bytes themselves.
func decoded(o *value.Map, src io.Reader, text []byte) (io.Reader, []byte, error) {
	name := o.Str("encoding")
	cs := charset.Lookup(name)
	if cs == nil {
		return nil, nil, failure{msg: "unsupported encoding '" + name + "'"}
	}
	if cs.Name() == charset.UTF8().Name() {
		return src, text, nil
	}
	if src == nil {
		src = bytes.NewReader(text)
	}
	return cs.NewReader(src), nil, nil
}

// table is a run over the rows of a source.
type table struct {
	*rules
	m      *module
	t      types.Type // of a row
	plans  []*plan
	header []string
	// named: the header is given, and no row may be longer.
	named bool
	// late is what is wrong with the names given for the columns: told when the first
	// row fits their number.
	late error
	skip func(n int) bool
	n    int // rows of data so far
	safe *failSafe
}

// newTable reads what the options of all functions have in common.
func (m *module) newTable(c *runtime.Context, t types.Type, o *value.Map) (*table, error) {
	p := datalib.ProjectOptions(c, o)
	tb := &table{m: m, t: t, rules: &rules{c: c, key: m.key, strict: p.Strict, nilAsOptional: p.NilAsOptional, absentAsNilable: p.AbsentAsNilable}}
	var err error
	if tb.skip, err = skipped(o.Field("skipLines")); err != nil {
		return nil, err
	}
	if s, ok := o.Field("nilValue").(*value.String); ok {
		text := s.String()
		tb.nilText = &text
	}
	tb.comma = fractionComma(o.Str("locale"))
	if f, ok := o.Field("failSafe").(*value.Map); ok {
		if tb.safe, err = m.newFailSafe(f); err != nil {
			return nil, err
		}
	}
	return tb, nil
}

// skipped reads which rows are left out.
func skipped(v value.Value) (func(n int) bool, error) {
	switch v := v.(type) {
	case *value.List:
		if v.Len() == 0 {
			return nil, nil
		}
		rows := make(map[int]bool, v.Len())
		for i := range v.Len() {
			n, _ := v.At(i).(value.Int)
			rows[int(n)] = true
		}
		return func(n int) bool { return rows[n] }, nil
	case *value.String:
		from, to, _ := strings.Cut(v.String(), "-")
		a, err1 := strconv.Atoi(strings.TrimSpace(from))
		b, err2 := strconv.Atoi(strings.TrimSpace(to))
		if err1 != nil || err2 != nil || a > b {
			return nil, failure{msg: "invalid range '" + v.String() + "' for the option 'skipLines': expected two row numbers as in '2-4'"}
		}
		return func(n int) bool { return n >= a && n <= b }, nil
	}
	return nil, nil
}

// commaLanguages are those that write a comma before the fraction of a number.
const commaLanguages = " af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk ky lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk uz vi "

func fractionComma(locale string) bool {
	language, _, _ := strings.Cut(strings.ReplaceAll(locale, "-", "_"), "_")
	return strings.Contains(commaLanguages, " "+strings.ToLower(language)+" ")
}

// begin makes the plans for a header.
func (tb *table) begin(header []string, named bool) (err error) {
	tb.header, tb.named = header, named
	tb.plans, err = newPlans(tb.rules, tb.t, header)
	return err
}

// sameLength is the message of rows that are longer than the header.
const sameLength = "invalid number of headers"

// convert makes a value of a row.
func (tb *table) convert(as func(p *plan) row, count int) (value.Value, error) {
	if !tb.named && count > len(tb.header) {
		for _, p := range tb.plans {
			if err := p.widen(count); err != nil {
				return nil, err
			}
		}
		tb.header = tb.plans[0].header
	}
	var v value.Value
	var err error
	for i, p := range tb.plans {
		if v, err = p.make(as(p)); err == nil {
			break
		}
		if _, wrong := err.(failure); !wrong {
			return nil, err
		}
		if i > 0 {
			err = failure{msg: "source value cannot converted in to the '" + tb.t.RunTimeString() + "'"}
		}
	}
	if err == nil && count > len(tb.header) {
		err = failure{sameLength, len(tb.header)}
	}
	return v, err
}

// ------------------------------------------------------------ text

// formatOf reads how a text is written.
func formatOf(o *value.Map) *format {
	f := &format{delimiter: o.Str("delimiter"), quote: o.Str("textEnclosure"), escape: o.Str("escapeChar"), comment: o.Str("comment")}
	terminator := func(v value.Value) {
		if s, ok := v.(*value.String); ok {
			f.lf = f.lf || s.String() == "\n"
			f.crlf = f.crlf || s.String() == "\r\n"
		}
	}
	switch v := o.Field("lineTerminator").(type) {
	case *value.List:
		for i := range v.Len() {
			terminator(v.At(i))
		}
	default:
		terminator(v)
	}
	if !f.lf && !f.crlf {
		f.lf, f.crlf = true, true
	}
	f.classify()
	return f
}

// text is a table whose rows are read from a text.
type text struct {
	*table
	r   *reader
	row textRow
}

// open reads the header.
func (m *module) open(c *runtime.Context, t types.Type, o *value.Map, src io.Reader, buf []byte) (*text, error) {
	tb, err := m.newTable(c, t, o)
	if err != nil {
		return nil, err
	}
	x := &text{table: tb, r: &reader{format: formatOf(o), src: src, buf: buf}}
	x.row.r = x.r
	if x.r.there(2) && string(x.r.buf[:3]) == "\xEF\xBB\xBF" {
		x.r.pos = 3
	}
	return x, x.start(o)
}

// start reads the header, or takes its place.
func (x *text) start(o *value.Map) error {
	at, ok := o.Field("header").(value.Int)
	if !ok {
		if l, ok := o.Field("customHeadersIfHeadersAbsent").(*value.List); ok {
			// That a field has no name is told after the first row was found to fit.
			err := x.begin(names(l), true)
			if err != nil && x.plans == nil {
				x.late = err
				return nil
			}
			return err
		}
		return x.begin(nil, false)
	}
	for range at {
		if !x.r.skipLine() {
			break
		}
	}
	next, ok, err := x.r.row()
	if err != nil {
		return x.failed(err)
	}
	var header []string
	for _, f := range x.r.fields {
		header = append(header, string(x.r.value(f)))
	}
	if !ok || len(header) == 0 || slices.Contains(header, "") {
		return failure{msg: "provided header row is empty"}
	}
	for i, h := range header {
		if slices.Contains(header[:i], h) {
			return failure{"duplicate header found: '" + h + "'", i}
		}
	}
	if err := x.begin(header, true); err != nil {
		return x.report(err, next)
	}
	x.r.advance(next)
	return nil
}

func names(l *value.List) []string {
	r := make([]string, l.Len())
	for i := range r {
		r[i] = l.At(i).(*value.String).String()
	}
	return r
}

// failed makes of what a reader failed with an error of this module, or a panic.
func (x *text) failed(err error) error {
	var p datalib.Panic
	if errors.As(err, &p) {
		return p.Err
	}
	if e, ok := err.(*value.Error); ok {
		return x.m.Error("Error", "Error occurred while reading the stream: "+e.Message, e)
	}
	if e, ok := err.(malformed); ok {
		return failure{msg: e.Error()}
	}
	return failure{msg: "Error occurred while reading the stream: " + err.Error()}
}

// report lets rows that are wrong be told and left out, if that is wanted.
func (x *text) report(err error, next int) error {
	f, ok := err.(failure)
	if !ok || x.safe == nil {
		return err
	}
	return x.safe.report(x.c, f, x.r.line+1, func() string { return x.r.text(next) })
}

// next makes a value of the next row; false at the end.
func (x *text) next() (value.Value, bool, error) {
	if x.plans == nil && x.late == nil {
		return nil, false, nil // the header was wrong, and that was told
	}
	for {
		next, ok, err := x.r.row()
		if err != nil {
			return nil, false, x.failed(err)
		}
		if !ok {
			return nil, false, nil
		}
		if len(x.r.fields) == 0 {
			x.r.advance(next)
			continue
		}
		if x.n++; x.skip != nil && x.skip(x.n) {
			x.r.advance(next)
			continue
		}
		if x.late != nil {
			if len(x.r.fields) > len(x.header) {
				return nil, false, failure{msg: sameLength}
			}
			return nil, false, x.late
		}
		v, err := x.convert(func(p *plan) row {
			x.row.p = p
			return &x.row
		}, len(x.r.fields))
		if err != nil {
			if err = x.report(err, next); err != nil {
				return nil, false, err
			}
			x.r.advance(next)
			continue
		}
		x.r.advance(next)
		return v, true, nil
	}
}

// parse reads a text that open delivers, once for each alternative of the result
// until one fits.
func (m *module) parse(c *runtime.Context, args []value.Value, open func() (io.Reader, []byte, error)) (value.Value, error) {
	o := args[1].(*value.Map)
	return m.collect(c, args[2].(*value.Typedesc).Type, o, func(t types.Type) (rows, error) {
		src, buf, err := open()
		if err != nil {
			return nil, err
		}
		return m.open(c, t, o, src, buf)
	})
}

func (m *module) parseStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, o := args[0].(*value.Stream), args[1].(*value.Map)
	if len(types.ListAtoms(args[2].(*value.Typedesc).Type)) == 1 {
		return m.parse(c, args, func() (io.Reader, []byte, error) { return decoded(o, datalib.Reader(c, s), nil) })
	}
	all, failed, err := datalib.ReadAll(c, s)
	if err != nil {
		return nil, err
	}
	if failed != nil {
		return m.Error("Error", "Error occurred while reading the stream: "+failed.Message, failed), nil
	}
	return m.parse(c, args, func() (io.Reader, []byte, error) { return decoded(o, nil, all) })
}

func (m *module) parseToStream(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, o, t := args[0].(*value.Stream), args[1].(*value.Map), args[2].(*value.Typedesc).Type
	blocks := datalib.Reader(c, s)
	src, _, err := decoded(o, blocks, nil)
	if err != nil {
		return m.outcome(err)
	}
	x, err := m.open(c, t, o, src, nil)
	if err != nil {
		return m.outcome(err)
	}
	over := false
	if o.Bool("outputWithHeaders") && len(x.plans) == 1 && x.plans[0].list != nil {
		return m.outcome(failure{msg: "the option 'outputWithHeaders' is not supported for streams"})
	}
	next := func(caller value.Caller) (v, end value.Value, ok bool, err error) {
		if over {
			return nil, nil, false, nil
		}
		blocks.With(caller)
		if ctx, is := caller.(*runtime.Context); is {
			x.c = ctx
		}
		v, ok, err = x.next()
		if err != nil {
			over = true
			end, err = m.outcome(err)
			return nil, end, false, err
		}
		over = !ok
		return v, nil, ok, nil
	}
	stop := func(caller value.Caller) (value.Value, error) {
		over = true
		v, err := blocks.Close(caller)
		if e, failed := v.(*value.Error); failed {
			v = m.Error("Error", "Error occurred while closing the stream: "+e.Message, e)
		}
		return v, err
	}
	return value.NewStream(t, m.Type("ErrorOrNil"), next, stop), nil
}

// outcome is the result of a function that failed: an error result or a panic.
func (m *module) outcome(err error) (value.Value, error) {
	switch err := err.(type) {
	case failure:
		return m.Error("Error", err.msg, nil), nil
	case *value.Error:
		if types.IsSubtype(err.Type, m.Type("Error")) {
			return err, nil
		}
	}
	return nil, err
}

// rows is a run over the rows of a source.
type rows interface {
	next() (value.Value, bool, error)
	// headings is the header as a result of lists shows it, nil for none.
	headings() []value.Value
}

func (x *text) headings() []value.Value { return x.headerTexts() }

// headerTexts gives the header as texts.
func (tb *table) headerTexts() []value.Value {
	if !tb.named {
		return nil
	}
	r := make([]value.Value, len(tb.header))
	for i, h := range tb.header {
		r[i] = value.Str(h)
	}
	return r
}

// collect makes a list of type t of all rows, of the first alternative of t that
// they fit.
func (m *module) collect(c *runtime.Context, t types.Type, o *value.Map, open func(row types.Type) (rows, error)) (value.Value, error) {
	var failed error
	alternatives := types.ListAtoms(t)
	for i, x := range alternatives {
		a := types.ListAtomicOf(x)
		if a == nil {
			continue
		}
		v, err := m.collectAs(a, o, open)
		if err == nil {
			return v, nil
		}
		failed = err
		if _, ok := err.(failure); !ok {
			break
		}
		if i > 0 {
			failed = failure{msg: "source value cannot converted in to the '" + t.RunTimeString() + "'"}
		}
	}
	if failed == nil {
		failed = failure{msg: "unsupported type '" + t.RunTimeString() + "'"}
	}
	return m.outcome(failed)
}

func (m *module) collectAs(a *types.ListAtomic, o *value.Map, open func(row types.Type) (rows, error)) (value.Value, error) {
	t := a.Rest
	if a.Fixed > 0 {
		t = a.MemberAt(0)
	}
	src, err := open(t)
	if err != nil {
		return nil, err
	}
	l := value.NewListCap(a.Type(), 0)
	if o.Bool("outputWithHeaders") && t.Basics()&types.BMapping == 0 {
		if h := src.headings(); h != nil {
			if la := types.ListAtomicOf(t); la != nil {
				if n := la.Fixed; types.IsNever(la.Rest) && len(h) > n {
					h = h[:n]
				}
				hl := value.NewList(t, h)
				for i, v := range h {
					if !value.Is(v, la.MemberAt(i)) {
						return nil, failure{cannotCast(v.(*value.String).String(), &column{t: la.MemberAt(i)}), i}
					}
				}
				l.Put(hl)
			}
		}
	}
	for {
		v, ok, err := src.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if n := l.Len(); n >= a.Fixed && types.IsNever(a.Rest) {
			if p, is := o.Field("allowDataProjection").(value.Boolean); is && !bool(p) {
				return nil, failure{msg: "invalid array size for expected array type, cannot be greater than '" + strconv.Itoa(a.Fixed) + "'"}
			}
			break
		}
		l.Put(v)
	}
	for l.Len() < a.Fixed {
		f, ok := value.Filler(a.MemberAt(l.Len()))
		if !ok {
			return nil, failure{msg: "there are " + strconv.Itoa(l.Len()) + " rows, expected " + strconv.Itoa(a.Fixed)}
		}
		l.Put(f)
	}
	return l, nil
}

// ------------------------------------------------------------ lists and records

// lists is a table whose rows are given as lists of texts.
type lists struct {
	*table
	l   *value.List
	at  int
	row listRow
}

func (m *module) parseList(c *runtime.Context, args []value.Value) (value.Value, error) {
	l, o := args[0].(*value.List), args[1].(*value.Map)
	return m.collect(c, args[2].(*value.Typedesc).Type, o, func(t types.Type) (rows, error) {
		tb, err := m.newTable(c, t, o)
		if err != nil {
			return nil, err
		}
		x := &lists{table: tb, l: l}
		above, _ := o.Field("headerRows").(value.Int)
		custom, named := o.Field("customHeaders").(*value.List)
		x.at = min(int(above), l.Len())
		switch {
		case named:
			return x, x.begin(names(custom), true)
		case above > 1:
			return nil, failure{msg: "custom headers should be provided"}
		case above == 1 && l.Len() > 0:
			h := l.At(0).(*value.List)
			return x, x.begin(names(h), true)
		}
		return x, x.begin(nil, false)
	})
}

func (x *lists) headings() []value.Value { return x.headerTexts() }

func (x *lists) next() (value.Value, bool, error) {
	for x.at < x.l.Len() {
		x.row.l = x.l.At(x.at).(*value.List)
		x.at++
		if x.n++; x.skip != nil && x.skip(x.n) {
			continue
		}
		var v value.Value
		var err error
		if n := x.row.l.Len(); x.named && n != len(x.header) {
			err = failure{msg: sameLength}
		} else {
			v, err = x.convert(func(p *plan) row {
				x.row.p = p
				return &x.row
			}, n)
		}
		if err == nil {
			return v, true, nil
		}
		if err = x.told(err, x.at, func() string { return strings.Join(names(x.row.l), ",") }); err != nil {
			return nil, false, err
		}
	}
	return nil, false, nil
}

// told lets rows that are wrong be told and left out, if that is wanted.
func (tb *table) told(err error, at int, text func() string) error {
	if f, ok := err.(failure); ok && tb.safe != nil {
		return tb.safe.report(tb.c, f, at, text)
	}
	return err
}

// records is a table whose rows are given as records.
type records struct {
	*table
	l     *value.List
	at    int
	row   valueRow
	order []string // of the fields, when it is given
}

func (m *module) transform(c *runtime.Context, args []value.Value) (value.Value, error) {
	l, o := args[0].(*value.List), args[1].(*value.Map)
	return m.collect(c, args[2].(*value.Typedesc).Type, o, func(t types.Type) (rows, error) {
		tb, err := m.newTable(c, t, o)
		if err != nil {
			return nil, err
		}
		x := &records{table: tb, l: l}
		if order, ok := o.Field("headerOrder").(*value.List); ok && t.Basics()&types.BMapping == 0 {
			x.order = names(order)
			if l.Len() > 0 && l.At(0).(*value.Map).Len() != len(x.order) {
				return nil, failure{msg: sameLength}
			}
		}
		x.named = true
		return x, nil
	})
}

func (x *records) headings() []value.Value {
	if x.l.Len() > 0 {
		if _, err := x.open(x.l.At(0).(*value.Map)); err == nil {
			return x.headerTexts()
		}
	}
	return nil
}

// varying is the message of records with other fields than the first.
const varying = "CSV data rows with varying headers are not yet supported"

// open makes the plans for the fields of a record, unless they are there.
func (x *records) open(v *value.Map) ([]string, error) {
	keys := v.Keys()
	if x.order != nil {
		keys = x.order
	}
	if x.plans == nil || x.t.Basics()&types.BMapping != 0 && !slices.Equal(keys, x.header) {
		return keys, x.begin(slices.Clone(keys), true)
	}
	return x.header, nil
}

func (x *records) next() (value.Value, bool, error) {
	for x.at < x.l.Len() {
		m := x.l.At(x.at).(*value.Map)
		x.at++
		if x.n++; x.skip != nil && x.skip(x.n) {
			continue
		}
		v, err := x.record(m)
		if err == nil {
			return v, true, nil
		}
		if err = x.told(err, x.at, func() string { return value.ToString(m) }); err != nil {
			return nil, false, err
		}
	}
	return nil, false, nil
}

func (x *records) record(m *value.Map) (value.Value, error) {
	keys, err := x.open(m)
	if err != nil {
		return nil, err
	}
	if len(keys) != m.Len() {
		return nil, failure{msg: varying}
	}
	x.row.v = x.row.v[:0]
	for _, k := range keys {
		v, ok := m.Get(k)
		if !ok {
			return nil, failure{msg: varying}
		}
		x.row.v = append(x.row.v, v)
	}
	return x.convert(func(p *plan) row {
		x.row.p = p
		return &x.row
	}, len(keys))
}
