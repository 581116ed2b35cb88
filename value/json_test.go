package value

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"barre/types"
)

func TestParseJSON(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"null", ""}, {" true ", "true"}, {"false", "false"}, {"10", "10"}, {"-25", "-25"}, {"10.5", "10.5"}, {"0", "0"},
		{"-0", "-0.0"}, {"-0.00", "-0.0"}, {"-0e5", "-0.0"}, {"1e2", "1E+2"}, {"1.50", "1.50"},
		{"9223372036854775807", "9223372036854775807"}, {"-9223372036854775808", "-9223372036854775808"},
		{"9223372036854775808", "9223372036854775808"},
		{`""`, ""}, {`"a\"b\\\/\b\f\n\r\tA"`, "a\"b\\/\b\f\n\r\tA"}, {`"é日\ud83d\ude00"`, "é日😀"},
		{`"\ud800"`, "\uFFFD"}, {`"\ud800x"`, "\uFFFDx"}, {"[]", "[]"}, {"[ 1 , [ ] ,{ } ]", "[1,[],{}]"},
		{`{"a":1,"b":{"c":[null,true]}}`, `{"a":1,"b":{"c":[null,true]}}`},
		{`{"a":1,"b":2,"a":3}`, `{"a":3,"b":2}`},
		{`[{"a":1,"b":2},{"a":3,"b":4},{"b":5,"a":6},{"a":7}]`, `[{"a":1,"b":2},{"a":3,"b":4},{"b":5,"a":6},{"a":7}]`},
		{`{"":{"":""}}`, `{"":{"":""}}`},
	} {
		for _, mode := range []string{"bytes", "one byte", "halves"} {
			v, err := parseAs(mode, c.in, nil)
			if err != nil {
				t.Errorf("%s (%s): %v", c.in, mode, err)
			} else if got := ToString(v); got != c.want {
				t.Errorf("%s (%s): got %s, want %s", c.in, mode, got, c.want)
			}
		}
	}
}

func parseAs(mode, s string, o *JSONOptions) (Value, error) {
	switch mode {
	case "one byte":
		return NewJSONDecoder(iotest.OneByteReader(strings.NewReader(s)), o).Decode()
	case "halves":
		return NewJSONDecoder(iotest.HalfReader(strings.NewReader(s)), o).Decode()
	}
	return ParseJSON([]byte(s), o)
}

func TestParseJSONTypes(t *testing.T) {
	v, err := ParseJSONString(`{"i":1,"d":1.5,"f":-0}`)
	if err != nil {
		t.Fatal(err)
	}
	m := v.(*Map)
	if _, ok := m.Field("i").(Int); !ok || m.lay.T.Type() != types.JSONMap {
		t.Error("not map<json> with an int")
	}
	if _, ok := m.Field("d").(Decimal); !ok {
		t.Error("not a decimal")
	}
	if _, ok := m.Field("f").(Float); !ok {
		t.Error("not a float")
	}
	v, err = ParseJSON([]byte(`[1, 2.5]`), &JSONOptions{Numbers: JSONFloat})
	if err != nil || v.(*List).At(0) != Float(1) {
		t.Error(v, err)
	}
	v, err = ParseJSON([]byte(`[1, 2.50, -0]`), &JSONOptions{Numbers: JSONDecimal})
	if err != nil || ToString(v) != "[1,2.50,0]" {
		t.Error(ToString(v), err)
	}
}

func TestJSONErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "empty JSON document"}, {" \n ", "empty JSON document"},
		{"()", "unrecognized token '()' at line: 1 column: 3"},
		{"{ stuff:", `expected '"' or '}' at line: 1 column: 3`},
		{`{""q}`, "expected ':' at line: 1 column: 4"},
		{`{"name":"x",`, "unexpected end of JSON document at line: 1 column: 13"},
		{"[1,\n2,]", "unexpected character ']' at line: 2 column: 3"},
		{`{"a":}`, "unexpected character '}' at line: 1 column: 6"},
		{`{"a":1,}`, `expected '"' at line: 1 column: 8`},
		{`{"a":1 "b"}`, "expected ',' or '}' at line: 1 column: 8"},
		{`[1 2]`, "expected ',' or ']' at line: 1 column: 4"},
		{`"abc`, "unexpected end of JSON document at line: 1 column: 5"},
		{"\"a\nb\"", "control character U+000A in a string at line: 1 column: 3"},
		{`"\x"`, "expected an escape sequence at line: 1 column: 3"},
		{`"\u12g4"`, "expected a hexadecimal digit at line: 1 column: 6"},
		{"01", "unrecognized token '01' at line: 1 column: 3"}, {"1.", "unrecognized token '1.' at line: 1 column: 3"},
		{"+1", "unrecognized token '+1' at line: 1 column: 3"}, {"-", "unrecognized token '-' at line: 1 column: 2"},
		{"nul", "unrecognized token 'nul' at line: 1 column: 4"}, {"tru e", "unrecognized token 'tru' at line: 1 column: 4"},
		{"1 2", "JSON document has already ended at line: 1 column: 3"},
		{"1e99999", "number '1e99999' is out of range at line: 1 column: 8"},
		{"é x", "unrecognized token 'é' at line: 1 column: 2"},
		{strings.Repeat("[", 10001), "JSON document is nested more than 10000 levels deep at line: 1 column: 10001"},
	} {
		for _, mode := range []string{"bytes", "one byte"} {
			_, err := parseAs(mode, c.in, nil)
			var e *Error
			if !errors.As(err, &e) {
				t.Errorf("%.20s (%s): %v", c.in, mode, err)
				continue
			}
			if got := e.Detail.Str("message"); got != c.want || e.Message != jsonReason {
				t.Errorf("%.20s (%s): %s %q, want %q", c.in, mode, e.Message, got, c.want)
			}
		}
	}
	boom := errors.New("boom")
	if _, err := NewJSONDecoder(io.MultiReader(strings.NewReader(`{"a`), iotest.ErrReader(boom)), nil).Decode(); err != boom {
		t.Errorf("error of the reader: %v", err)
	}
}

func TestJSONStream(t *testing.T) {
	var got []string
	d := NewJSONDecoder(iotest.OneByteReader(strings.NewReader(` [ {"a":1} , {"a":2}, "é" ] `)), nil)
	if err := d.Elements(func(v Value) error { got = append(got, ToString(v)); return nil }); err != nil {
		t.Fatal(err)
	}
	if s := strings.Join(got, ";"); s != `{"a":1};{"a":2};é` {
		t.Error(s)
	}
	d = NewJSONDecoder(strings.NewReader("1\n{}\n \"x\" "), nil)
	for _, want := range []string{"1", "{}", "x"} {
		if v, err := d.Next(); err != nil || ToString(v) != want {
			t.Errorf("%v %v", v, err)
		}
	}
	if _, err := d.Next(); err != io.EOF {
		t.Error(err)
	}
}

// TestJSONSharing checks that mappings that share their keys do not see each
// other's changes.
func TestJSONSharing(t *testing.T) {
	v, err := ParseJSONString(`[{"a":1,"b":2},{"a":3,"b":4},{"a":5,"b":6,"c":7}]`)
	if err != nil {
		t.Fatal(err)
	}
	l := v.(*List)
	m := func(i int) *Map { return l.At(i).(*Map) }
	if m(0).Layout() != m(1).Layout() {
		t.Error("keys are not shared")
	}
	m(0).Put("x", Int(9))
	if _, err := m(1).Delete("a"); err != nil {
		t.Fatal(err)
	}
	if s := ToString(v); s != `[{"a":1,"b":2,"x":9},{"b":4},{"a":5,"b":6,"c":7}]` {
		t.Error(s)
	}
}

func TestToJSON(t *testing.T) {
	x, _ := ParseXML("<b>DJ</b>")
	m := MapOf(types.AnydataMap, "s", Str("q\"\\\u0001/é"), "f", Float(1e7), "n", nil, "nan", Float(math.NaN()), "l", NewList(types.IntArray, []Value{Int(1), Int(-2)}), "x", x)
	d, _ := ParseDecimal("1.20")
	m.Put("d", d)
	m.Put("bytes", NewBytes([]byte{0, 255}))
	s, err := ToJSONString(m)
	want := `{"s":"q\"\\\u0001/é", "f":1.0E7, "n":null, "nan":null, "l":[1, -2], "x":"<b>DJ</b>", "d":1.20, "bytes":[0, 255]}`
	if err != nil || s != want {
		t.Errorf("%s %v", s, err)
	}
	if !json.Valid([]byte(s)) {
		t.Error("not JSON")
	}
	j, err := ToJSON(m)
	if err != nil || !Is(j, types.JSON) {
		t.Error(err)
	}
	if s2, _ := ToJSONString(j); s2 != s {
		t.Errorf("toJson changes the text: %s", s2)
	}
	var out bytes.Buffer
	payload := strings.NewReplacer("[1, -2]", "[1,-2]", "[0, 255]", "[0,255]").Replace(s)
	if err := WriteJSON(&out, m); err != nil || out.String() != payload {
		t.Error(out.String(), err)
	}
	m.Put("self", m)
	if _, err := ToJSONString(m); err == nil || !strings.Contains(err.Error(), "CyclicValueReferenceError") {
		t.Error(err)
	}
	if _, err := ToJSON(m); err == nil {
		t.Error("no panic for a cycle")
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a":[1,2.5,-0,"x\u00e9",null,true]}`, `[{"a":1},{"a":2}]`, `"\ud83d\ude00"`, "1e400", `{"a":{"a":{"a":1}},"b":[]}`, "[[", "\"\xff\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseJSON([]byte(s), nil)
		w, err2 := parseAs("one byte", s, nil)
		if (err == nil) != (err2 == nil) || err != nil && err.Error() != err2.Error() {
			t.Fatalf("in memory %v, from a reader %v", err, err2)
		}
		if err != nil {
			// What encoding/json takes we take, within the range of numbers.
			if json.Valid([]byte(s)) && utf8.ValidString(s) && !strings.Contains(err.Error(), "out of range") {
				t.Fatalf("rejects %q: %v", s, err)
			}
			return
		}
		if !json.Valid([]byte(s)) {
			t.Fatalf("accepts %q", s)
		}
		if !Equal(v, w) {
			t.Fatalf("%s differs from %s", ToString(v), ToString(w))
		}
		text, err := ToJSONString(v)
		if err != nil || !json.Valid([]byte(text)) {
			t.Fatalf("writes %q, %v", text, err)
		}
		// 1e0 is a decimal and becomes 1, an int: compare the texts.
		again, err := ParseJSONString(text)
		if err != nil {
			t.Fatal(err)
		}
		if text2, _ := ToJSONString(again); text2 != text {
			t.Fatalf("%q becomes %q and then %q", s, text, text2)
		}
	})
}

var jsonSample = func() []byte {
	var b bytes.Buffer
	b.WriteByte('[')
	for i := range 100 {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`{"id":12345,"name":"Ada Lovelace","email":"ada@example.com","active":true,"score":98.5,"tags":["a","b","c"],"address":{"street":"Main St","zip":"10115"}}`)
	}
	b.WriteByte(']')
	return b.Bytes()
}()

func BenchmarkParseJSON(b *testing.B) {
	b.SetBytes(int64(len(jsonSample)))
	b.ReportAllocs()
	for range b.N {
		if _, err := ParseJSON(jsonSample, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGoUnmarshalAny(b *testing.B) {
	b.SetBytes(int64(len(jsonSample)))
	b.ReportAllocs()
	for range b.N {
		var v any
		if err := json.Unmarshal(jsonSample, &v); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppendJSON(b *testing.B) {
	v, _ := ParseJSON(jsonSample, nil)
	b.SetBytes(int64(len(jsonSample)))
	var buf []byte
	for range b.N {
		buf, _ = AppendJSON(buf[:0], v)
	}
}
