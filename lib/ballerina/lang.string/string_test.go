package langstring

import (
	"strings"
	"testing"

	. "barre/lib/internal/langlib/langtest"
	"barre/value"
)

func TestString(t *testing.T) {
	re, err := value.CompileRegexp("[a-z]+")
	if err != nil {
		t.Fatal(err)
	}
	const long = "panic: {ballerina/lang.string}StringOperationError length greater than '2147483647' not yet supported"
	Bind(t, Module, nil).Run([]Case{
		{"length", Args(`"aé日😀"`), "4"}, {"length", Args(`""`), "0"}, {"concat", Args("[]"), `""`}, {"concat", Args(`["a","é"]`), `"aé"`}, {"join", Args(`", "`, `["a","b","c"]`), `"a, b, c"`}, {"join", Args(`","`, "[]"), `""`},
		{"getCodePoint", Args(`"a😀"`, "1"), "128512"}, {"getCodePoint", Args(`"a"`, "1"), "panic: {ballerina/lang.string}IndexOutOfRange string codepoint index out of range: 1"}, {"getCodePoint", Args(`"a"`, "-1"), "panic: {ballerina/lang.string}IndexOutOfRange string codepoint index out of range: -1"},
		{"substring", Args(`"Hello, my name"`, "7", "9"), `"my"`}, {"substring", Args(`"aé日😀b"`, "2", "4"), `"日😀"`}, {"substring", Args(`"abc"`, "3", "3"), `""`},
		{"substring", Args(`"abcdef"`, "7", "9"), "panic: {ballerina/lang.string}StringOperationError string index out of range. Length:'6' requested: '7' to '9'"},
		{"substring", Args(`"abcdef"`, "-1", "2"), "panic: {ballerina/lang.string}StringOperationError string index out of range. Length:'6' requested: '-1' to '2'"},
		{"substring", Args(`"abcdef"`, "3", "2"), "panic: {ballerina/lang.string}StringOperationError invalid substring range. Length:'6' requested: '3' to '2'"},
		{"codePointCompare", Args(`"a"`, `"b"`), "-1"}, {"codePointCompare", Args(`"b"`, `"b"`), "0"}, {"codePointCompare", Args(`"\u{1F600}"`, `"\u{FFFD}"`), "1"},
		{"indexOf", Args(`"aéaé"`, `"é"`, "0"), "1"}, {"indexOf", Args(`"aéaé"`, `"é"`, "2"), "3"}, {"indexOf", Args(`"abc"`, `"x"`, "0"), "()"}, {"indexOf", Args(`"abc"`, `""`, "3"), "3"}, {"indexOf", Args(`"abc"`, `""`, "4"), "()"}, {"indexOf", Args(`"abc"`, `"a"`, "-5"), "0"},
		{"lastIndexOf", Args(`"éaéa"`, `"éa"`, "2"), "2"}, {"lastIndexOf", Args(`"éaéa"`, `"éa"`, "1"), "0"}, {"lastIndexOf", Args(`"abc"`, `"x"`, "2"), "()"}, {"lastIndexOf", Args(`"a"`, `"abc"`, "-2"), "()"}, {"lastIndexOf", Args(`"aba"`, `"a"`, "99"), "2"},
		{"includes", Args(`"abc"`, `"b"`, "1"), "true"}, {"includes", Args(`"abc"`, `"b"`, "2"), "false"}, {"startsWith", Args(`"abc"`, `"ab"`), "true"}, {"endsWith", Args(`"abc"`, `"bc"`), "true"}, {"endsWith", Args(`"abc"`, `"x"`), "false"},
		{"toLowerAscii", Args(`"ABÉ1"`), `"abÉ1"`}, {"toUpperAscii", Args(`"abé1"`), `"ABé1"`}, {"equalsIgnoreCaseAscii", Args(`"aBc"`, `"AbC"`), "true"}, {"equalsIgnoreCaseAscii", Args(`"é"`, `"É"`), "false"}, {"equalsIgnoreCaseAscii", Args(`"a"`, `"ab"`), "false"}, {"equalsIgnoreCaseAscii", Args(`"@"`, "\"`\""), "false"},
		{"trim", Args(`" \t\n\u{b}\u{c}\r a b \u{a0} "`), "\"a b \u00a0\""}, {"trim", Args(`"a"`), `"a"`},
		{"toBytes", Args(`"é"`), "[195,169]"}, {"fromBytes", Args(value.NewBytes([]byte("é"))), `"é"`}, {"fromBytes", Args("[104,105]"), `"hi"`}, {"fromBytes", Args(value.NewBytes([]byte{255})), "error: {ballerina/lang.string}FailedToDecodeBytes array contains invalid UTF-8 byte value"},
		{"toCodePointInts", Args(`"a😀"`), "[97,128512]"}, {"toCodePointInt", Args(`"é"`), "233"}, {"fromCodePointInts", Args("[97,128512]"), `"a😀"`}, {"fromCodePointInts", Args("[55296]"), "error: Invalid codepoint: 55296"}, {"fromCodePointInt", Args("233"), `"é"`}, {"fromCodePointInt", Args("1114112"), "error: Invalid codepoint: 1114112"}, {"fromCodePointInt", Args("-1"), "error: Invalid codepoint: -1"},
		{"padStart", Args(`"100Km"`, "10", `"0"`), `"00000100Km"`}, {"padStart", Args(`"abc"`, "2", `" "`), `"abc"`}, {"padStart", Args(`"é"`, "3", `"日"`), `"日日é"`}, {"padEnd", Args(`"a"`, "3", `"."`), `"a.."`}, {"padEnd", Args(`"a"`, "-3", `"."`), `"a"`},
		{"padZero", Args(`"-256"`, "9", `"0"`), `"-00000256"`}, {"padZero", Args(`"+1"`, "3", `"0"`), `"+01"`}, {"padZero", Args(`"1"`, "3", `"0"`), `"001"`}, {"padZero", Args(`""`, "2", `"0"`), `"00"`},
		{"padStart", Args(`"aaa"`, "9223372036854775807", `" "`), long}, {"padEnd", Args(`"aaa"`, "2147483648", `"."`), long}, {"padZero", Args(`"aaa"`, "2147483648", `" "`), long},
		{"matches", Args(`"abc"`, re), "true"}, {"matches", Args(`"abc1"`, re), "false"}, {"includesMatch", Args(`"1abc"`, re, "0"), "true"}, {"includesMatch", Args(`"a1"`, re, "1"), "false"}, {"includesMatch", Args(`"a"`, re, "2"), "panic: {ballerina/lang.regexp}IndexOutOfRange start index '2' cannot be greater than input string length '1'"},
	})
}

func TestIterator(t *testing.T) {
	m := Bind(t, Module, nil)
	it, err := m.Call("iterator", m.Value(`"aé😀"`))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Walk("Iterator", it), " "); got != `"a" "é" "😀" ()` {
		t.Error(got)
	}
}
