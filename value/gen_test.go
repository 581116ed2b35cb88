package value

import (
	"math"
	"math/rand/v2"
	"testing"

	"barre/types"
)

// Random types and values for the property tests of this package. Each round
// of a test has its own seed, which failures show.

type gen struct {
	*rand.Rand
	env *types.Env
	// sums leaves out differences of types: what belongs to those need not
	// belong with all of its inherent type.
	sums bool
}

func newGen(seed int) *gen {
	return &gen{Rand: rand.New(rand.NewPCG(uint64(seed), 23)), env: types.NewEnv()}
}

func pick[T any](g *gen, xs ...T) T { return xs[g.IntN(len(xs))] }

func mustDecimal(s string) Decimal {
	d, ok := ParseDecimal(s)
	if !ok {
		panic(s)
	}
	return d
}

func (g *gen) simple() Value {
	return pick[Value](g,
		nil, Boolean(true), Boolean(false), Int(0), Int(1), Int(-1), Int(255), Int(256), Int(math.MaxInt64), Int(math.MinInt64),
		Float(0), Float(math.Copysign(0, -1)), Float(1.5), Float(math.Inf(1)), Float(math.NaN()), Float(1e300),
		mustDecimal("0"), mustDecimal("1.0"), mustDecimal("1.00"), mustDecimal("-12.5"), mustDecimal("1E+20"),
		Str(""), Str("a"), Str("b"), Str("ab"), Str("é"), Str("日本"), Str("\"q\"\\\n\t"), Str("😀x"))
}

var genKeys = []string{"x", "y", "z", "a b", "é"}

// data makes random anydata with inherent types of all kinds.
func (g *gen) data(depth int) Value {
	if depth <= 0 || g.IntN(4) == 0 {
		return g.simple()
	}
	n := g.IntN(4)
	switch g.IntN(9) {
	case 0:
		var vals []Value
		for range n {
			vals = append(vals, Int(g.IntN(9)-4))
		}
		return NewList(types.IntArray, vals)
	case 1:
		b := make([]byte, n)
		for i := range b {
			b[i] = byte(g.IntN(256))
		}
		return NewBytes(b)
	case 2:
		var vals []Value
		for range n {
			vals = append(vals, pick[Value](g, Float(0), Float(1.5), Float(math.NaN()), Float(math.Copysign(0, -1))))
		}
		return NewList(g.env.Array(types.Float), vals)
	case 3:
		var vals []Value
		for range n {
			vals = append(vals, Boolean(g.IntN(2) == 0))
		}
		return NewList(g.env.Array(types.Boolean), vals)
	case 4:
		return g.xml()
	case 5:
		return g.table(depth)
	case 6:
		var vals []Value
		for range n {
			vals = append(vals, g.data(depth-1))
		}
		return NewList(types.AnydataList, vals)
	}
	m := NewMap(types.AnydataMap)
	for _, k := range genKeys[:n] {
		m.Put(k, g.data(depth-1))
	}
	return m
}

func (g *gen) table(depth int) Value {
	row := g.env.Mapping([]types.Field{{Name: "id", Type: types.Intersect(types.Anydata, types.Readonly), Readonly: true}}, types.Anydata, nil)
	var keys []string
	if g.IntN(2) == 0 {
		keys = []string{"id"}
	} else {
		keys = []string{}
	}
	t := NewTable(types.TableAtomicOf(g.env.TableOf(row, keys, nil)), false)
	for range g.IntN(3) {
		r := MapOf(row, "id", CloneReadOnly(g.data(depth-2)), "v", g.data(depth-1))
		_ = t.Append(r) // a key that is there already adds nothing
	}
	return t
}

func (g *gen) xml() *XML {
	var items []*XML
	for range g.IntN(3) {
		switch g.IntN(4) {
		case 0:
			items = append(items, NewXMLText(pick(g, "t", "", "é", "<&>")))
		case 1:
			items = append(items, &XML{Kind: XMLComment, Text: "c"})
		case 2:
			items = append(items, &XML{Kind: XMLPI, Name: "p", Text: "q"})
		default:
			items = append(items, &XML{Kind: XMLElement, Name: pick(g, "e", "f"), Attrs: MapOf(types.StringMap, "k", Str("v")), Items: []*XML{NewXMLText("in")}})
		}
	}
	return NewXMLSequence(items...)
}

// typ makes a random type of plain data.
func (g *gen) typ(depth int) types.Type {
	if depth <= 0 || g.IntN(5) == 0 {
		return pick(g,
			types.Nil, types.Boolean, types.Int, types.Byte, types.Float, types.Decimal, types.String, types.Char, types.Any, types.Anydata,
			types.JSON, types.Readonly, types.Never, types.XML, types.XMLElement, types.XMLText, types.True, types.AnyTable, types.Error,
			g.env.IntValue(1), g.env.IntRange(-1, 300), g.env.FloatValue(0), g.env.FloatValue(1.5), g.env.FloatValue(math.NaN()),
			g.env.DecimalValue(mustDecimal("1").Decimal), g.env.StringValue("a"), g.env.StringValue("ab"), g.env.XMLOf(types.XMLElementRO|types.XMLTextItem))
	}
	switch g.IntN(8) {
	case 0:
		return types.Union(g.typ(depth-1), g.typ(depth-1))
	case 1:
		return types.Intersect(g.typ(depth-1), g.typ(depth-1))
	case 2:
		if g.sums {
			return g.typ(depth - 1)
		}
		return types.Diff(g.typ(depth-1), g.typ(depth-1))
	case 3:
		return g.env.Array(g.typ(depth - 1))
	case 4:
		return g.env.Tuple([]types.Type{g.typ(depth - 1), g.typ(depth - 1)}[:g.IntN(3)], pick(g, types.Never, g.typ(depth-1)))
	case 5:
		return g.env.Map(g.typ(depth - 1))
	case 6:
		return g.env.TableOf(types.Intersect(types.AnyMap, g.typ(depth-1)), pick(g, nil, []string{"id"}, []string{}), nil)
	}
	var fs []types.Field
	for _, k := range genKeys[:g.IntN(3)] {
		fs = append(fs, types.Field{Name: k, Type: g.typ(depth - 1), Optional: g.IntN(3) == 0})
	}
	return g.env.Mapping(fs, pick(g, types.Never, g.typ(depth-1)), nil)
}

// singleton is the type of the immutable values with v's shape; ok is false
// when no type says that much.
func (g *gen) singleton(v Value) (t types.Type, ok bool) {
	if t, ok = g.like(v); !ok {
		return nil, false
	}
	return types.Intersect(t, types.Readonly), true
}

func (g *gen) like(v Value) (types.Type, bool) {
	switch v := v.(type) {
	case nil:
		return types.Nil, true
	case Boolean:
		return g.env.BooleanValue(bool(v)), true
	case Int:
		return g.env.IntValue(int64(v)), true
	case Float:
		return g.env.FloatValue(float64(v)), true
	case Decimal:
		return g.env.DecimalValue(v.Decimal), true
	case *String:
		return g.env.StringValue(v.String()), true
	case *List:
		var ms []types.Type
		for _, m := range v.Values() {
			t, ok := g.like(m)
			if !ok {
				return nil, false
			}
			ms = append(ms, t)
		}
		return g.env.Tuple(ms, nil), true
	case *Map:
		var fs []types.Field
		for i, k := range v.Keys() {
			t, ok := g.like(v.ValueAt(i))
			if !ok {
				return nil, false
			}
			fs = append(fs, types.Field{Name: k, Type: t})
		}
		return g.env.Mapping(fs, types.Never, nil), true
	}
	return types.Never, false
}

// TestGen: the random values are what the property tests take them for.
func TestGen(t *testing.T) {
	single := 0
	for seed := range 300 {
		g := newGen(seed)
		v := g.data(3)
		if !Is(v, types.Anydata) || !Is(v, TypeOf(v)) {
			t.Errorf("seed %d: %s is no anydata, or not of its own type", seed, ToBalString(v))
		}
		if _, ok := g.singleton(v); ok {
			single++
		}
	}
	if single < 100 {
		t.Errorf("only %d values have a singleton type", single)
	}
}
