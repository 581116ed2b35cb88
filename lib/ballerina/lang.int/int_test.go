package langint

import (
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/value"
)

func TestInt(t *testing.T) {
	const overflow = "panic: {ballerina}NumberOverflow int range overflow"
	m := Bind(t, Module, nil)
	cases := []Case{
		{"abs", Args("-5"), "5"}, {"abs", Args(value.Int(-1 << 63)), overflow}, {"sum", Args("[]"), "0"}, {"sum", Args("[10,25,31]"), "66"}, {"sum", Args("[9223372036854775807,1]"), overflow}, {"sum", Args("[-9223372036854775807,-2]"), overflow}, {"sum", Args("[9223372036854775807,-1,1]"), "9223372036854775807"},
		{"max", Args("1", "[3,2]"), "3"}, {"min", Args("1", "[3,-2]"), "-2"}, {"max", Args("1", "[]"), "1"}, {"avg", Args("1", "[2]"), "1.5d"}, {"avg", Args("9223372036854775807", "[9223372036854775807]"), "9223372036854775807d"},
		{"fromString", Args(`"76"`), "76"}, {"fromString", Args(`"+7"`), "7"}, {"fromString", Args(`"-9223372036854775808"`), "-9223372036854775808"}, {"fromString", Args(`"007"`), "7"},
		{"toHexString", Args("26"), `"1a"`}, {"toHexString", Args("-255"), `"-ff"`}, {"fromHexString", Args(`"1A"`), "26"}, {"fromHexString", Args(`"-ff"`), "-255"},
		{"range", Args("0", "10", "0"), "panic: {ballerina/lang.int}InvalidRange step value of a range cannot be zero"},
	}
	for _, s := range []string{"", "abc", "1.1", "1_000", " 1", "9223372036854775808", "0x1", "++1", "-"} {
		cases = append(cases, Case{"fromString", Args(`"` + s + `"`), "error: {ballerina/lang.int}NumberParsingError 'string' value '" + s + "' cannot be converted to 'int'"})
	}
	for _, s := range []string{"", "0x1A", "g", "8000000000000000"} {
		cases = append(cases, Case{"fromHexString", Args(`"` + s + `"`), "error: {ballerina/lang.int}NumberParsingError 'string' value '" + s + "' cannot be converted to 'int'"})
	}
	m.Run(cases)
}

func TestRange(t *testing.T) {
	m := Bind(t, Module, nil)
	for _, c := range []struct{ from, to, step, want string }{
		{"0", "5", "2", "0 2 4 ()"}, {"5", "0", "-2", "5 3 1 ()"}, {"0", "0", "1", "()"}, {"0", "5", "-1", "()"},
		{"9223372036854775805", "9223372036854775807", "5", "9223372036854775805 ()"}, {"-9223372036854775807", "-9223372036854775808", "-9", "-9223372036854775807 ()"},
	} {
		r, err := m.Call("range", m.Value(c.from), m.Value(c.to), m.Value(c.step))
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // each iterator starts anew
			it, err := m.Call("Range.iterator", r)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(m.Walk("Iterator", it), " "); got != c.want {
				t.Errorf("%s to %s by %s: %s, want %s", c.from, c.to, c.step, got, c.want)
			}
		}
	}
}
