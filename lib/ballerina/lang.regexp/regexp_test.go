package langregexp

import (
	"fmt"
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/types"
	"barre/value"
)

func bound(t *testing.T) *Bound {
	return Bind(t, Module, func(env *types.Env) map[string]types.Type {
		span := types.Intersect(types.AnyObject, types.Readonly)
		return map[string]types.Type{"Span": types.AnyObject, "Groups": env.Tuple([]types.Type{span}, types.Union(span, types.Nil))}
	})
}

func TestRegexp(t *testing.T) {
	m := bound(t)
	// describe shows spans and groups as start-end(text).
	var describe func(v value.Value) string
	describe = func(v value.Value) string {
		switch v := v.(type) {
		case *value.Object:
			s, err := m.Call("Match.substring", v)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%s-%s(%s)", value.ToString(v.Get("startIndex")), value.ToString(v.Get("endIndex")), value.ToString(s))
		case *value.List:
			var parts []string
			for i := range v.Len() {
				parts = append(parts, describe(v.At(i)))
			}
			return "[" + strings.Join(parts, " ") + "]"
		}
		return value.ToBalString(v)
	}
	upper := m.Value(Fn(types.String, func(a ...value.Value) (value.Value, error) {
		s, err := m.Call("Match.substring", a[0].(*value.List).At(0))
		return value.Str(strings.ToUpper(value.ToString(s))), err
	}))
	fails := m.Value(Fn(types.String, func(...value.Value) (value.Value, error) { return nil, value.Panic("boom", "") }))
	for _, c := range []struct {
		fn, re, s string
		args      []any
		want      string
	}{
		{"find", "World", "HelloWorld", Args("0"), "5-10(World)"}, {"find", "x", "abc", Args("0"), "()"}, {"find", "日", "a日b日", Args("2"), "3-4(日)"},
		{"find", "e", "Hello", Args("-3"), "panic: {ballerina/lang.regexp}IndexOutOfRange start index cannot be less than 0"}, {"find", "r", "World", Args("12"), "panic: {ballerina/lang.regexp}IndexOutOfRange start index '12' cannot be greater than input string length '5'"}, {"find", "", "ab", Args("2"), "2-2()"},
		{"findGroups", "(a)|(b)", "xb", Args("0"), "[1-2(b) () 1-2(b)]"}, {"findAll", "GFG", "GFGFGFG", Args("0"), "[0-3(GFG) 4-7(GFG)]"}, {"findAll", "x", "abc", Args("0"), "[]"}, {"findAllGroups", "(a)(b)?", "aba", Args("0"), "[[0-2(ab) 0-1(a) 1-2(b)] [2-3(a) 2-3(a) ()]]"},
		{"matchAt", "World", "HelloWorld", Args("0"), "()"}, {"matchAt", "World", "HelloWorld", Args("5"), "5-10(World)"}, {"matchGroupsAt", "([0-9]+)×([0-9]+)", "1440×900", Args("0"), "[0-8(1440×900) 0-4(1440) 5-8(900)]"},
		{"isFullMatch", "[a-z]+", "abc", nil, "true"}, {"isFullMatch", "[a-z]+", "abc1", nil, "false"}, {"fullMatchGroups", "(a)b", "ab", nil, "[0-2(ab) 0-1(a)]"}, {"fullMatchGroups", "a", "ab", nil, "()"},
		{"replace", "0+", "100100011", Args(`"$1\\"`, "0"), `"1$1\\100011"`}, {"replaceAll", "0+", "100100011", Args(`"*"`, "3"), `"1001*11"`}, {"replaceAll", "b.", "abc abd", Args(upper, "0"), `"aBC aBD"`}, {"replaceAll", "b", "abc", Args(fails, "0"), "panic: boom"}, {"replace", "b", "abb", Args(upper, "2"), `"abB"`},
		{"split", ",", "a,b,,c", nil, `["a" "b" "" "c"]`},
	} {
		re, err := value.CompileRegexp(c.re)
		if err != nil {
			t.Fatal(err)
		}
		args := []value.Value{re, value.Str(c.s)}
		for _, a := range c.args {
			args = append(args, m.Value(a))
		}
		r, err := m.Call(c.fn, args...)
		got := Show(r, err)
		if err == nil {
			got = describe(r)
		}
		if got != c.want {
			t.Errorf("%s %s %q %v: got %s, want %s", c.fn, c.re, c.s, c.args, got, c.want)
		}
	}
	m.Run([]Case{
		{"fromString", Args(`"a+"`), "re `a+`"}, {"fromString", Args(`"AB+^*"`), "error: {ballerina/lang.regexp}RegularExpressionParsingError Failed to parse regular expression: invalid character '*' at position 4 in 'AB+^*'"},
	})
}
