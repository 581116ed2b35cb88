package value

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"barre/types"
)

// convertTypes are the types that the tests convert to.
type convertTypes struct {
	env                                                *types.Env
	person, address, closed, rest, recursive, defaults types.Type
}

func (c *convertTypes) record(name string, rest types.Type, fields ...any) types.Type {
	meta := &types.RecordMeta{Name: name, Defaults: map[string]any{}}
	var fs []types.Field
	for i := 0; i+1 < len(fields); i += 2 {
		n, t := fields[i].(string), fields[i+1].(types.Type)
		f := types.Field{Name: strings.Trim(n, "?="), Type: t, Optional: strings.HasSuffix(n, "?")}
		if strings.HasSuffix(n, "=") {
			meta.Defaults[f.Name] = true
		}
		meta.Order = append(meta.Order, f.Name)
		fs = append(fs, f)
	}
	return c.env.Mapping(fs, rest, meta)
}

func newConvertTypes() *convertTypes {
	c := &convertTypes{env: types.NewEnv()}
	c.address = c.record("Address", types.Anydata, "city", types.String, "country", types.StringOrNil)
	c.person = c.record("Person", types.Anydata, "name", types.String, "age", types.Int, "address", c.address)
	c.closed = c.record("Closed", types.Never, "b", types.Float, "a", types.Int, "o?", types.Boolean)
	c.rest = c.record("Rest", types.String, "n", types.Int)
	c.defaults = c.record("Defaults", types.Never, "x", types.Int, "d=", types.Int, "l=", types.IntArray)
	return c
}

func fillTest(a *types.MappingAtomic, f string) (Value, error) {
	if f == "l" {
		return NewList(types.IntArray, []Value{Int(7)}), nil
	}
	return Int(42), nil
}

func TestConvert(t *testing.T) {
	c := newConvertTypes()
	env := c.env
	floats := env.Array(types.Float)
	tuple := env.Tuple([]types.Type{types.Int, types.String}, types.Float)
	readonlyPerson := types.Intersect(c.person, types.Readonly)
	oneOrTwo := types.Union(env.IntValue(1), env.IntValue(2))
	for _, x := range []struct {
		in   string
		t    types.Type
		want string // of the value; an error when it starts with '!'
	}{
		{`1`, types.Int, `1`}, {`1`, types.Float, `1.0`}, {`1.6`, types.Int, `2`}, {`2.5`, types.Int, `2`}, {`1.5`, types.Float, `1.5`}, {`1`, types.Decimal, `1`}, {`"x"`, types.String, `x`},
		{`300`, types.Byte, `!'int' value cannot be converted to 'byte'`}, {`200`, types.Byte, `200`}, {`1e30`, types.Int, `!'decimal' value cannot be converted to 'int'`},
		{`"a"`, types.Int, `!'string' value cannot be converted to 'int'`}, {`null`, types.Int, `!cannot convert '()' to type 'int'`}, {`null`, types.StringOrNil, ``},
		{`1.0`, oneOrTwo, `1`}, {`3`, oneOrTwo, `!'int' value cannot be converted to '(1|2)'`}, {`"é"`, types.Char, `é`}, {`"éa"`, types.Char, `!'string' value cannot be converted to 'lang.string:Char'`},
		{`[1, 2.5]`, floats, `[1.0,2.5]`}, {`[1,"x"]`, floats, "!'json[]' value cannot be converted to 'float[]': \n\t\tarray element '[1]' should be of type 'float', found '\"x\"'"},
		{`[1,"a",2,3]`, tuple, `[1,"a",2.0,3.0]`}, {`[1]`, tuple, `[1,""]`}, {`["a"]`, tuple, "!'json[]' value cannot be converted to '[int,string,float...]': \n\t\ttuple element '[0]' should be of type 'int', found '\"a\"'"},
		{`[1,2]`, env.ArrayN(types.Int, 3), `[1,2,0]`}, {`[1,2,3,4]`, env.ArrayN(types.Int, 3), "!'json[]' value cannot be converted to 'int[3]': \n\t\telement count exceeds the target array size '3'"},
		{`[1]`, env.ArrayN(oneOrTwo, 2), "!'json[]' value cannot be converted to '(1|2)[2]': \n\t\tarray cannot be expanded to size '2' because, the target type '(1|2)' does not have a filler value"},
		{`{"a":1,"b":2.5}`, env.Map(types.Int), `{"a":1,"b":2}`}, {`{"a":{"c":"x"}}`, env.Map(env.Map(types.Int)), "!'map<json>' value cannot be converted to 'map<map<int>>': \n\t\tmap field 'a.c' should be of type 'int', found '\"x\"'"},
		{`{"age":3,"address":{"country":null,"city":"C","zip":1},"name":"N","x":true}`, c.person, `{"name":"N","age":3,"address":{"city":"C","country":null,"zip":1},"x":true}`},
		{`{"name":"Radha","address":{"city":7},"extra":1}`, c.person, "!'map<json>' value cannot be converted to 'Person': \n\t\tmissing required field 'age' of type 'int' in record 'Person'\n\t\tmissing required field 'address.country' of type 'string?' in record 'Address'\n\t\tfield 'address.city' in record 'Address' should be of type 'string', found '7'"},
		{`{"a":1,"b":1}`, c.closed, `{"b":1.0,"a":1}`}, {`{"a":1,"b":1,"o":false}`, c.closed, `{"b":1.0,"a":1,"o":false}`},
		{`{"a":1,"b":1,"z":{"long":"very long indeed"}}`, c.closed, "!'map<json>' value cannot be converted to 'Closed': \n\t\tundefined field 'z' in record 'Closed'"},
		{`{"n":1,"z":{"long":"very long indeed"}}`, c.rest, "!'map<json>' value cannot be converted to 'Rest': \n\t\tvalue of field 'z' adding to the record 'Rest' should be of type 'string', found '{\"long\":\"very long i...'"},
		{`{"x":1}`, c.defaults, `{"x":1,"d":42,"l":[7]}`}, {`{"x":1,"l":[],"d":0}`, c.defaults, `{"x":1,"d":0,"l":[]}`},
		{`{"x":1}`, types.Intersect(c.defaults, types.Readonly), `{"x":1,"d":42,"l":[7]}`},
		{`{"name":"N","age":3,"address":{"country":null,"city":"C"}}`, readonlyPerson, `{"name":"N","age":3,"address":{"city":"C","country":null}}`},
		{`[{"n":1},{"a":1,"b":2}]`, env.Array(types.Union(c.closed, c.rest)), `[{"n":1},{"b":2.0,"a":1}]`},
		{`{"q":1}`, types.Union(c.closed, c.rest), "!'map<json>' value cannot be converted to '(Closed|Rest)': \n\t\t{\n\t\t  missing required field 'b' of type 'float' in record 'Closed'\n\t\t  missing required field 'a' of type 'int' in record 'Closed'\n\t\t  undefined field 'q' in record 'Closed'\n\t\tor\n\t\t  missing required field 'n' of type 'int' in record 'Rest'\n\t\t  value of field 'q' adding to the record 'Rest' should be of type 'string', found '1'\n\t\t}"},
		{`[1,2]`, types.Union(floats, env.Array(types.Int)), `[1,2]`}, // no conversion is better than one
		{`[1.5,"x",{"a":[null]}]`, types.Anydata, `[1.5,"x",{"a":[null]}]`}, {`{"a":[1]}`, types.JSON, `{"a":[1]}`},
		{`"<a>x</a>"`, types.XML, "<a>x</a>"}, {`"<a"`, types.XML, "!'string' value cannot be converted to 'xml<(lang.xml:Element|lang.xml:Comment|lang.xml:ProcessingInstruction|lang.xml:Text)>'"}, {`"<a/>"`, types.Union(types.String, types.XML), "<a/>"}, {`"a+"`, types.Regexp, "a+"},
		{`[{"a":1,"b":2},{"a":2,"b":2}]`, env.TableOf(c.closed, []string{"a"}, nil), `[{"b":2.0,"a":1},{"b":2.0,"a":2}]`},
		{`[{"a":1,"b":2},{"a":1,"b":2}]`, env.TableOf(c.closed, []string{"a"}, nil), "!'json[]' value cannot be converted to 'table<Closed> key(a)': \n\t\ta value found for key '1'"},
	} {
		v, err := ParseJSONString(x.in)
		if err != nil {
			t.Fatal(err)
		}
		conv := NewConverter()
		check := func(how string, r Value, err error) {
			t.Helper()
			if err != nil {
				t.Errorf("%s to %s (%s): panic %v", x.in, x.t, how, err)
				return
			}
			got := ToString(r)
			if e, ok := r.(*Error); ok {
				if e.Message != convertReason {
					t.Error(e.Message)
				}
				got = "!" + e.Detail.Str("message")
			} else if !Is(r, x.t) {
				t.Errorf("%s to %s (%s): %s does not belong to it", x.in, x.t, how, got)
			}
			if got != x.want {
				t.Errorf("%s to %s (%s):\n got %s\nwant %s", x.in, x.t, how, got, x.want)
			}
		}
		r, err := conv.FromJSON(v, x.t, fillTest)
		check("FromJSON", r, err)
		r, err = conv.FromJSONText([]byte(x.in), x.t, fillTest)
		check("FromJSONText", r, err)
	}
}

func TestConvertRest(t *testing.T) {
	c := newConvertTypes()
	if r, _ := Convert(Str("<a/>"), types.XML); r.(*Error).Detail.Str("message") != "'string' value cannot be converted to 'xml<(lang.xml:Element|lang.xml:Comment|lang.xml:ProcessingInstruction|lang.xml:Text)>'" {
		t.Error(r) // only fromJsonWithType parses
	}
	m := MapOf(types.AnydataMap, "x", Int(1))
	m.Put("self", m)
	if r, err := Convert(m, types.Anydata); err != nil || !strings.Contains(r.(*Error).Message, "CyclicValueReferenceError") {
		t.Error(r, err)
	}
	// Immutable values are copied, so that the result has the type asked for.
	l := NewList(types.AnydataList, []Value{Int(1)})
	ro := CloneReadOnly(l)
	r, err := Convert(ro, types.AnydataList)
	if err != nil || r == ro || r.(*List).Readonly() {
		t.Error(r, err)
	}
	x := CloneReadOnly(parse1(t, "<a b='1'><c/></a>")).(*XML)
	r, err = Convert(x, types.XML)
	if err != nil || r == Value(x) || r.(*XML).IsReadonly() || r.(*XML).Attributes().Readonly() || !Equal(r, x) {
		t.Error(r, err)
	}
	tab := NewTable(types.TableAtomicOf(c.env.TableOf(c.closed, []string{"a"}, nil)), false)
	row, _ := ParseJSONAs([]byte(`{"a":1,"b":2}`), c.closed)
	if err := tab.Add(row.(*Map)); err != nil {
		t.Fatal(err)
	}
	r, err = Convert(tab, c.env.TableOf(c.env.Map(types.Float), nil, nil))
	if err != nil || ToString(r) != `[{"b":2.0,"a":1.0}]` {
		t.Error(ToString(r), err)
	}
	many := NewList(types.AnydataList, nil)
	for range 30 {
		many.Put(Str("x"))
	}
	r, _ = Convert(many, types.IntArray)
	if s := r.(*Error).Detail.Str("message"); strings.Count(s, "\n") != 21 || !strings.HasSuffix(s, "\n\t\t...") {
		t.Error(s)
	}
	// A default is needed, but there is nothing to compute it.
	r, _ = ParseJSONAs([]byte(`{"x":1}`), c.defaults)
	if e, ok := r.(*Error); !ok || !strings.Contains(e.Detail.Str("message"), "missing required field 'd'") {
		t.Error(ToString(r))
	}
	for _, src := range []string{`{"a":1,}`, `{"a":1,"b":2}x`, `{"a"`, `[1`, ``} {
		if r, _ := ParseJSONAs([]byte(src), c.closed); r.(*Error).Message != jsonReason {
			t.Errorf("%s: %v", src, r)
		}
	}
	if r, _ := ParseJSONAs([]byte(`{"a":1,"b":"x","b":3,"a":2}`), c.closed); ToString(r) != `{"b":3.0,"a":2}` {
		t.Error(ToString(r))
	}
}

func FuzzTypedJSON(f *testing.F) {
	for _, s := range []string{`{"name":"N","age":3,"address":{"country":null,"city":"C"}}`, `{"a":1,"b":2.5,"o":true}`, `[{"n":1,"z":"x"}]`, `{"x":1,"l":[1.5,-0]}`} {
		f.Add(s)
	}
	c := newConvertTypes()
	all := c.env.Array(types.Union(types.Union(c.person, c.closed), types.Union(c.rest, c.defaults)))
	targets := []types.Type{c.person, c.closed, c.rest, c.defaults, all, types.Anydata, c.env.Map(types.Decimal), c.env.Tuple([]types.Type{types.Int, c.closed}, types.Float)}
	conv := NewConverter()
	f.Fuzz(func(t *testing.T, s string) {
		for _, target := range targets {
			direct, err1 := conv.FromJSONText([]byte(s), target, fillTest)
			v, err := ParseJSON([]byte(s), nil)
			if err != nil {
				if e, ok := direct.(*Error); !ok || e.Error() != err.Error() {
					t.Fatalf("%q: %v instead of %v", s, direct, err)
				}
				continue
			}
			twice, err2 := conv.FromJSON(v, target, fillTest)
			if (err1 == nil) != (err2 == nil) || ToString(direct) != ToString(twice) {
				t.Fatalf("%q to %s: %s or %s", s, target, ToString(direct), ToString(twice))
			}
			if _, isErr := twice.(*Error); !isErr && !Is(twice, target) {
				t.Fatalf("%q to %s: %s does not belong to it", s, target, ToString(twice))
			}
		}
	})
}

func benchType() types.Type {
	c := newConvertTypes()
	addr := c.record("Address", types.Never, "street", types.String, "zip", types.String)
	return c.env.Array(c.record("Item", types.Never, "id", types.Int, "name", types.String, "email", types.String, "active", types.Boolean, "score", types.Float, "tags", types.StringArray, "address", addr))
}

func BenchmarkTypedJSON(b *testing.B) {
	t, conv := benchType(), NewConverter()
	b.SetBytes(int64(len(jsonSample)))
	b.ReportAllocs()
	for range b.N {
		if r, _ := conv.FromJSONText(jsonSample, t, nil); r.(*List).Len() != 100 {
			b.Fatal(r)
		}
	}
}

func BenchmarkGoUnmarshalStruct(b *testing.B) {
	b.SetBytes(int64(len(jsonSample)))
	b.ReportAllocs()
	for range b.N {
		var v []struct {
			ID     int `json:"id"`
			Name   string
			Email  string
			Active bool
			Score  float64
			Tags   []string
			Addr   struct{ Street, Zip string } `json:"address"`
		}
		if err := json.Unmarshal(jsonSample, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFromJSON(b *testing.B) {
	t, conv := benchType(), NewConverter()
	v, _ := ParseJSON(jsonSample, nil)
	b.ReportAllocs()
	for range b.N {
		if r, _ := conv.FromJSON(v, t, nil); r.(*List).Len() != 100 {
			b.Fatal(r)
		}
	}
}

// TestConverterParallel is for the race detector: strands share a converter and
// regular expressions.
func TestConverterParallel(t *testing.T) {
	c := newConvertTypes()
	conv := NewConverter()
	re := re1(t, "(?m:^)[a-z]+")
	var wg sync.WaitGroup
	for range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 50 {
				r, err := conv.FromJSONText([]byte(`{"name":"N","age":3,"address":{"country":null,"city":"C"}}`), c.person, nil)
				if err != nil || !Is(r, c.person) {
					t.Errorf("%v %v", r, err)
					return
				}
				if r, _ := conv.Convert(r, types.Intersect(c.person, types.Readonly), nil); !IsImmutable(r) {
					t.Error("not immutable")
				}
				if !re.IsFullMatch(Str("abc")) || re.Find(Str("1\nab"), 1) == nil {
					t.Error("no match")
				}
			}
		}()
	}
	wg.Wait()
}
