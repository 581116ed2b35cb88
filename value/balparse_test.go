package value

import (
	"strings"
	"testing"

	"barre/types"
)

func TestParseBal(t *testing.T) {
	for _, s := range []string{
		"()", "true", "false", "1", "-5", "1.5", "1.0E10", "-2.5E-7", "1d", "1.20d", "-3d", "float:NaN", "float:Infinity", "-float:Infinity", `"a\"\\\n\t\r\u{1}é"`, "[]", "{}",
		`[1,"a",[()],{"k":1.0}]`, `{"a b":{"c":[1d]},"":true}`, "xml`<a b=\"1\">x</a>`", "re `a+`", `table key(id) [{"id":1,"n":"x"},{"id":2,"n":"y"}]`,
	} {
		v, err := ParseBal(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if got := ToBalString(v); got != s {
			t.Errorf("%s becomes %s", s, got)
		}
		if !Is(v, types.Anydata) {
			t.Errorf("%s: not anydata", s)
		}
	}
	for s, want := range map[string]string{" [ 1 , 2.0f ] ": "[1,2.0]", "table [{\"a\":1}]": "table key() [{\"a\":1}]", "null": "()", "9223372036854775807": "9223372036854775807", ".5": "0.5"} {
		if v, err := ParseBal(s); err != nil || ToBalString(v) != want {
			t.Errorf("%s: %s %v", s, ToBalString(v), err)
		}
	}
	for s, want := range map[string]string{
		"": "expected a value, found end of the text at position 0", "[1": "expected ','", `{"a"}`: "expected ':'", `"a`: `expected '"'`, "1 2": "expected end of the text, found '2' at position 2",
		"foo": "expected a value", "trueish": "expected a value", "99999999999999999999": "expected a number", "1x": "expected a number", "1dd": "expected the end of a number", `"\x"`: "expected an escape sequence",
		`"\u{110000}"`: "expected a code point", "xml`<a>`": "failed to parse xml", "re `(`": "missing ')'", "table key(id) [1]": "expected a row", `table key(id) [{"id":1},{"id":1}]`: "KeyConstraintViolation", strings.Repeat("[", 20000): "less nesting", "{a:1}": `expected '"'`,
	} {
		if _, err := ParseBal(s); err == nil || !strings.Contains(err.Error()+err.(*Error).Detail.Str("message"), want) {
			t.Errorf("%.20s: %v, want %s", s, err, want)
		}
	}
}

func FuzzParseBal(f *testing.F) {
	for _, s := range []string{`[1,"a",{"k":1.0}]`, "1.20d", "table key(id) [{\"id\":1}]", "xml`<a/>`", "-float:Infinity", `"\u{41}"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := ParseBal(s)
		if err != nil {
			return
		}
		text := ToBalString(v)
		w, err := ParseBal(text)
		if err != nil {
			if strings.Contains(text, "`") {
				return // xml with a back quote has no literal
			}
			t.Fatalf("%q gives %q: %v", s, text, err)
		}
		if !Equal(v, w) {
			t.Fatalf("%q gives %q, which differs", s, text)
		}
	})
}

func TestMergeJSON(t *testing.T) {
	j := func(s string) Value {
		v, err := ParseJSONString(s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct{ a, b, want string }{
		{"null", `{"a":1}`, `{"a":1}`}, {"5", "null", "5"}, {`{"one":"hello","two":null,"four":{"a":null,"b":"test"}}`, `{"four":{"a":"s","b":null},"one":null,"two":"w","five":5}`, `{"one":"hello","two":"w","four":{"a":"s","b":"test"},"five":5}`},
	} {
		r, err := MergeJSON(j(c.a), j(c.b))
		if err != nil || ToString(r) != c.want {
			t.Errorf("%s + %s: %s %v", c.a, c.b, ToString(r), err)
		}
	}
	a := j(`{"one":{"a":1},"two":2}`)
	before := ToString(a)
	r, _ := MergeJSON(a, j(`{"one":{"b":2},"two":"x"}`))
	e, ok := r.(*Error)
	if !ok || e.Message != mergeReason || e.Detail.Str("message") != "JSON Merge failed for key 'two'" || ToString(a) != before {
		t.Errorf("%v, %s", r, ToString(a))
	} else if cause := e.Detail.Field("cause").(*Error); cause.Detail.Str("message") != "Cannot merge JSON values of types 'int' and 'string'" {
		t.Error(cause)
	}
	if r, _ := MergeJSON(j("[1]"), j(`{"a":1}`)); r.(*Error).Detail.Str("message") != "Cannot merge JSON values of types 'json[]' and 'map<json>'" {
		t.Error(r)
	}
	x, y := j(`{"x":{"a":1}}`).(*Map), j(`{"x":{"b":2}}`).(*Map)
	x.Put("z", x)
	y.Put("z", y)
	r, _ = MergeJSON(x, y)
	if e, ok := r.(*Error); !ok || e.Detail.Field("cause").(*Error).Detail.Str("message") != "Cannot merge JSON values with cyclic references" {
		t.Error(r)
	}
	y2 := j(`{"x":{"b":2}}`).(*Map)
	y2.Put("p", y2)
	if r, err := MergeJSON(x, y2); err != nil || r != Value(x) || ToString(x.Field("x")) != `{"a":1,"b":2}` {
		t.Error(r, err)
	}
}

func TestCast(t *testing.T) {
	for _, c := range []struct {
		v    Value
		t    types.Type
		want string
	}{
		{Int(5), types.Float, "5.0"}, {Float(2.5), types.Int, "2"}, {Str("x"), types.Int, "!{ballerina}TypeCastError incompatible types: 'string' cannot be cast to 'int'"},
		{nil, types.Int, "!{ballerina}TypeCastError incompatible types: '()' cannot be cast to 'int'"}, {Int(4294967296), types.Byte, "!{ballerina}NumberConversionError 'int' value '4,294,967,296' cannot be converted to 'byte'"},
		{Float(1e30), types.Int, "!{ballerina}NumberConversionError 'float' value '1.0E30' cannot be converted to 'int'"}, {Int(1), types.IntOrFloat, "1"}, {Int(-1234), types.Byte, "!{ballerina}NumberConversionError 'int' value '-1,234' cannot be converted to 'byte'"},
		{Int(1), types.Union(types.Float, types.Decimal), "!{ballerina}NumberConversionError 'int' value '1' cannot be converted to '(float|decimal)'"}, {Int(1), types.Union(types.Float, types.String), "1.0"},
	} {
		r, err := Cast(c.v, c.t)
		got := ToString(r)
		if e, ok := err.(*Error); ok {
			got = "!" + e.Message + " " + e.Detail.Str("message")
		}
		if got != c.want {
			t.Errorf("<%s>%s: %s, want %s", c.t, ToString(c.v), got, c.want)
		}
	}
}
