package types_test

import (
	"testing"

	"barre/types"
)

// relation is how two types stand to each other.
type relation string

const (
	proper   relation = "<" // the first is a proper subtype of the second
	same     relation = "="
	disjoint relation = "#" // both have values, none in common
	overlap  relation = "~" // some values in common, neither contains the other
	neither  relation = "!" // neither contains the other; nothing is said of common values
)

// checkRelation asks every operation whose answer follows from how a and b
// stand to each other.
func checkRelation(t *testing.T, name string, a, b types.Type, r relation) {
	t.Helper()
	expect := func(what string, got, want bool) {
		t.Helper()
		if got != want {
			t.Errorf("%s: %s is %t", name, what, got)
		}
	}
	if types.IsEmpty(a) || types.IsEmpty(b) {
		t.Errorf("%s: a type is empty", name)
		return
	}
	ab, ba := r == proper || r == same, r == same
	expect("a ⊆ b", types.IsSubtype(a, b), ab)
	expect("b ⊆ a", types.IsSubtype(b, a), ba)
	expect("a = b", types.Same(a, b), r == same)
	expect("a \\ b empty", types.IsEmpty(types.Diff(a, b)), ab)
	expect("b \\ a empty", types.IsEmpty(types.Diff(b, a)), ba)
	expect("a ∪ b = b", types.Same(types.Union(a, b), b), ab)
	expect("a ∩ b = a", types.Same(types.Intersect(a, b), a), ab)
	if r != neither {
		expect("a # b", types.Disjoint(a, b), r == disjoint)
		expect("b # a", types.Disjoint(b, a), r == disjoint)
		expect("a \\ b = a", types.Same(types.Diff(a, b), a), r == disjoint)
	}
}

type row struct {
	a string
	r relation
	b string
}

// relations follow the specification's sections on types; the groups bear the
// names of the sections.
var relations = []struct {
	section string
	defs    []string
	rows    []row
}{
	{section: "simple values", rows: []row{
		{"()", "<", "int?"},
		{"int", "<", "int|string"},
		{"int", "#", "float"},
		{"float", "#", "decimal"},
		{"boolean", "=", "true|false"},
		{"true", "#", "false"},
		{"int?", "=", "()|int"},
		{"(int|string) & (string|float)", "=", "string"},
		{"int|never", "=", "int"},
		{"(int|string) \\ int", "=", "string"},
	}},
	{section: "int", rows: []row{
		{"byte", "=", "int:Unsigned8"},
		{"byte", "<", "int"},
		{"int:Signed8", "<", "int:Signed16"},
		{"int:Signed16", "<", "int:Signed32"},
		{"int:Signed32", "<", "int"},
		{"int:Unsigned8", "<", "int:Unsigned16"},
		{"int:Unsigned16", "<", "int:Unsigned32"},
		{"int:Unsigned16", "<", "int:Signed32"},
		{"int:Unsigned32", "~", "int:Signed32"},
		{"int:Signed8", "~", "byte"},
		{"int \\ byte", "#", "byte"},
		{"(int \\ byte)|byte", "=", "int"},
		{"int:Signed8 & byte", "<", "byte"},
		{"9223372036854775807", "<", "int"},
		{"-9223372036854775808", "#", "9223372036854775807"},
		{"int \\ 9223372036854775807", "<", "int"},
	}},
	{section: "singleton types", rows: []row{
		{"1", "<", "int"},
		{"1", "#", "2"},
		{"1", "#", "1.0"},
		{"1.0", "#", "1d"},
		{"1|2", "=", "2|1"},
		{"1|2|3", "~", "2|3|4"},
		{"1|2", "<", "byte"},
		{"300", "#", "byte"},
		{"0.0", "=", "-0.0"}, // "defined to have the same shape"
		{"0.0", "<", "float"},
		{"float \\ 0.0", "#", "-0.0"},
		{"1d", "=", "1.00d"}, // "the same shape if they represent the same mathematical value"
		{"1d|2d", "<", "decimal"},
		{`"a"`, "<", "string"},
		{`"a"`, "#", `"b"`},
		{`string \ "a"`, "#", `"a"`},
		{`(string \ "a")|"a"`, "=", "string"},
		{"true|1", "~", "1|()"},
	}},
	{section: "strings", rows: []row{
		{"string:Char", "<", "string"},
		{`"a"`, "<", "string:Char"},
		{`"é"`, "<", "string:Char"},
		{`"😀"`, "<", "string:Char"},
		{`"ab"`, "#", "string:Char"},
		{`""`, "#", "string:Char"},
		{`string \ string:Char`, "#", `"x"`},
		{`string:Char \ "x"`, "<", "string:Char"},
		{`"a"|"ab"`, "~", "string:Char"},
	}},
	{section: "xml", rows: []row{
		{"xml:Element", "<", "xml"},
		{"xml:Element", "<", "xml<xml:Element>"},
		{"xml<xml:Element>", "<", "xml"},
		{"xml<xml<xml:Element>>", "=", "xml<xml:Element>"},
		{"xml<xml:Text>", "=", "xml:Text"},
		{"xml:Element", "#", "xml:Comment"},
		{"xml:Element", "#", "xml:ProcessingInstruction"},
		{"xml:Element", "#", "xml:Text"},
		{"xml<xml:Element>", "~", "xml<xml:Comment>"}, // the empty value
		{"xml<xml:Element> & xml<xml:Comment>", "=", "xml<never>"},
		{"xml<never>", "<", "xml:Text"},
		{"xml<never>", "#", "xml:Element"},
		{"xml<xml:Element>|xml<xml:Comment>", "<", "xml<xml:Element|xml:Comment>"},
		{"xml:Element|xml:Comment|xml:Text|xml:ProcessingInstruction", "<", "xml"},
		{"xml<xml:Element|xml:Comment|xml:Text|xml:ProcessingInstruction>", "=", "xml"},
		{"xml:Text", "<", "readonly"}, // "inherently immutable"
		{"xml:Element", "~", "readonly"},
		{"xml<xml:Element> & readonly", "=", "xml<xml:Element & readonly>"},
		{"xml & readonly", "<", "readonly"},
		{"xml", "#", "string"},
	}},
	{section: "array types", rows: []row{
		{"int[3]", "<", "int[]"},
		{"int[]", "<", "(int|string)[]"},
		{"int[2]", "<", "(int|string)[2]"},
		{"int[2]", "#", "int[3]"},
		{"int[]", "~", "string[]"}, // the empty list
		{"int[] & string[]", "=", "[]"},
		{"int[2]", "#", "string[2]"},
		{"int[0]", "=", "[]"},
		{"int[0]", "=", "string[0]"},
		{"int[2][3]", "=", "[int[3], int[3]]"},
		{"int[][2]", "=", "(int[2])[]"},
		{"byte[]", "<", "int[]"},
		{"int[]|string[]", "<", "(int|string)[]"},
		{"int[]", "<", "any"},
		{"int[]", "<", "(any|error)[]"},
		{"error[]", "<", "any"}, // "a structure with members that are errors belongs to the any type"
		{"int[]", "#", "map<int>"},
		{"int[100000]", "<", "int[]"},
		{"int[100000]", "#", "int[99999]"},
		{"int[100000]", "<", "[int, int, int...]"},
	}},
	{section: "tuple types", rows: []row{
		{"[int, int, int]", "=", "int[3]"}, // "equivalent to an array-type-descriptor with a length"
		{"[int, int]", "#", "int[3]"},
		{"[int...]", "=", "int[]"},
		{"[int, string]", "<", "(int|string)[2]"},
		{"[int, string...]", "<", "(int|string)[]"},
		{"[int, int...]", "<", "int[]"},
		{"[int, int]", "<", "[int, int...]"},
		{"[int, int, int...]", "<", "[int, int...]"},
		{"[]", "<", "int[]"},
		{"[]", "#", "[int]"},
		{"[int]", "#", "[string]"},
		{"[int, string...]", "~", "[int, float...]"},
		{"[int, string...] & [int, float...]", "=", "[int]"},
		{"[int, string...] & [int|string, string, any...]", "=", "[int, string, string...]"},
		{"[1, 2]", "<", "byte[2]"},
		{"int[] & [any, any]", "=", "int[2]"},
	}},
	{section: "mutable and immutable lists", rows: []row{
		// A mutable value belongs by its inherent type …
		{"[int]|[string]", "<", "[int|string]"},
		{"[true]|[false]", "<", "[boolean]"},
		{"[]|[int, int...]", "<", "int[]"},
		{"[1, 1]|[1, 2]|[2, 1]|[2, 2]", "<", "(1|2)[2]"},
		// … an immutable one by its shape.
		{"[int|string] & readonly", "=", "([int]|[string]) & readonly"},
		{"[boolean] & readonly", "=", "([true]|[false]) & readonly"},
		{"int[] & readonly", "=", "([]|[int, int...]) & readonly"},
		{"(1|2)[2] & readonly", "=", "([1, 1]|[1, 2]|[2, 1]|[2, 2]) & readonly"},
		{"([1, 1]|[1, 2]|[2, 1]) & readonly", "<", "(1|2)[2] & readonly"},
		{"(int[]|string[]) & readonly", "<", "(int|string)[] & readonly"},
		{"int[] & readonly", "<", "int[]"},
		{"int[] & readonly", "<", "readonly"},
		{"int[]", "~", "readonly"},
		{"(true[2]|false[2]) & readonly", "<", "boolean[2] & readonly"},
		{"(true[]|false[]) & readonly", "<", "boolean[] & readonly"},
		{"(true[]|[boolean...]) & readonly", "=", "boolean[] & readonly"},
		// Immutability is deep.
		{"int[][] & readonly", "=", "(int[] & readonly)[] & readonly"},
		{"(any|error)[] & readonly", "=", "readonly[] & readonly"},
		{"(int[]|stream)[] & readonly", "=", "(int[] & readonly)[] & readonly"},
		{"(int[] & readonly)[]", "<", "int[][]"},
		{"(int[] & readonly)[]", "~", "readonly"},
		{"[[boolean], int] & readonly", "=", "([[true], int]|[[false], int]) & readonly"},
	}},
	{section: "map types", rows: []row{
		{"map<int>", "<", "map<int|string>"},
		{"map<int>", "~", "map<string>"},
		{"map<int> & map<string>", "=", "map<never>"},
		{"map<never>", "=", "record {||}"},
		{"map<never>", "<", "map<int>"},
		{"map<int>", "<", "map<any|error>"},
		{"map<int> & readonly", "<", "map<int>"},
		{"map<int>|map<string>", "<", "map<int|string>"},
		{"(map<int>|map<string>) & readonly", "<", "map<int|string> & readonly"},
		{"map<any|error> & readonly", "=", "map<readonly> & readonly"},
	}},
	{section: "record types", rows: []row{
		{"record {| int x; |}", "<", "record { int x; }"},
		{"record {| int x; |}", "<", "record {| int x?; |}"},
		{"record {| int x; int y; |}", "#", "record {| int x; |}"},
		{"record { int x; int y; }", "<", "record { int x; }"},
		{"record {| int x; int y; |}", "=", "record {| int y; int x; |}"}, // "the order … is not significant"
		{"record {| int x; |}", "<", "map<int>"},
		{"record {| int x?; |}", "<", "map<int>"},
		{"record {| int...; |}", "=", "map<int>"},
		{"record {}", "=", "map<anydata>"},
		{"record { int x; }", "=", "record {| int x; anydata...; |}"},
		{"record {| int x; |}", "#", "record {| string x; |}"},
		{"record {| int x?; |}", "~", "record {| string x?; |}"},
		{"record {| int x?; |} & record {| string x?; |}", "=", "record {||}"},
		{"record {| int x; |}", "#", "record {||}"},
		{"record {| never x?; int...; |}", "<", "map<int>"},
		{"record {| never x?; int...; |}", "#", "record {| int x; int...; |}"},
		{"record {| int x?; |}", "<", "record {| int?...; |}"},
		{"record {| int x; int...; |} & record {| int y; int...; |}", "=", "record {| int x; int y; int...; |}"},
		{"record {| int|string x; any...; |}", "~", "record {| any x; int...; |}"},
		{"record { int x; }", "<", "anydata"},
		{"record {| any x; |}", "~", "anydata"},
	}},
	{section: "read-only fields", rows: []row{
		{"record {| readonly int x; |}", "<", "record {| int x; |}"},
		{"record {| readonly int x; int y; |}", "<", "record {| int x; int y; |}"},
		{"record {| readonly int[] x; int y; |}", "<", "record {| int[] & readonly x; int y; |}"},
		// "closed and every individual-field-descriptor specifies readonly":
		{"record {| int[] x; |} & readonly", "=", "record {| readonly int[] x; |}"},
		{"record {| readonly int x; readonly string y?; |}", "<", "readonly"},
		{"record {| readonly true x; |}|record {| readonly false x; |}", "=", "record {| readonly boolean x; |}"},
		{"record {| readonly int x; int y; |}", "~", "readonly"},
		{"record { readonly int x; }", "~", "readonly"},
		{"record {| readonly int x; int y; |} & record {| int x; readonly int y; |}", "=", "record {| readonly int x; readonly int y; |}"},
	}},
	{section: "mutable and immutable mappings", rows: []row{
		{"record {| int x; |}|record {| string x; |}", "<", "record {| int|string x; |}"},
		{"(record {| int x; |}|record {| string x; |}) & readonly", "=", "record {| int|string x; |} & readonly"},
		{"record {||}|record {| int x; |}", "<", "record {| int x?; |}"},
		{"(record {||}|record {| int x; |}) & readonly", "=", "record {| int x?; |} & readonly"},
		{"(record {| never x?; int...; |}|record {| int x; int...; |}) & readonly", "=", "map<int> & readonly"},
		{"(record {| true x; true y; |}|record {| false x; boolean y; |}|record {| boolean x; false y; |}) & readonly", "=", "record {| boolean x; boolean y; |} & readonly"},
		{"(record {| true x; true y; |}|record {| false x; false y; |}) & readonly", "<", "record {| boolean x; boolean y; |} & readonly"},
		{"map<int[]> & readonly", "=", "map<int[] & readonly> & readonly"},
	}},
	{section: "recursive types", defs: []string{
		"Json", "()|boolean|int|float|decimal|string|Json[]|map<Json>",
		"Data", "()|boolean|int|float|decimal|string|xml|regexp:RegExp|Data[]|map<Data>|table<map<Data>>",
		"Cloneable", "readonly|xml|Cloneable[]|map<Cloneable>|table<map<Cloneable>>",
		"List", "()|[int, List]",
		"Unrolled", "()|[int, ()|[int, Unrolled]]",
		"Even", "()|[int, Odd]",
		"Odd", "[int, Even]",
		"Tree", "record {| int v; Tree[] kids; |}",
		"Wide", "record {| int|string v; Wide[] kids; |}",
		"Ping", "()|[Pong]",
		"Pong", "()|[Ping]",
		"Nest", "()|[Nest]",
		"Opt", "record {| Opt next?; |}",
		"Fn", "function(int) returns Fn",
		"FnToo", "function(int) returns FnToo",
		"Arg", "function(Arg) returns int",
		"Obj", "object { function f() returns Obj?; }",
		"Tab", "()|table<map<Tab>>",
	}, rows: []row{
		{"Json", "=", "json"},
		{"Data", "=", "anydata"},
		{"Cloneable", "=", "value:Cloneable"},
		{"map<Json>", "<", "anydata"},
		{"List", "=", "Unrolled"},
		{"Even|Odd", "<", "List"}, // a mutable list of either length can become the other
		{"(Even|Odd) & readonly", "=", "List & readonly"},
		{"Even & readonly", "#", "Odd"},
		{"List", "<", "json"},
		{"Tree", "<", "Wide"},
		{"Tree", "<", "json"},
		{"Wide & readonly", "<", "Wide"},
		{"Ping", "=", "Nest"},
		{"Pong", "=", "Nest"},
		{"Opt", "<", "map<Opt>"},
		{"record {||}", "<", "Opt"},
		{"Fn", "=", "FnToo"},
		{"Fn", "=", "function(int) returns function(int) returns FnToo"},
		{"Fn", "<", "function"},
		{"Arg", "<", "function"},
		{"Obj", "<", "object {}"},
		{"object { function f() returns (); }", "<", "Obj"},
		{"Tab", "<", "anydata"},
		{"List[]", "<", "json[]"},
	}},
	{section: "types that have no value among their parts", defs: []string{
		"Inf", "record {| Inf next; |}",
		"Infs", "[int, Infs]",
		"A", "[B]",
		"B", "record {| A a; |}",
	}, rows: []row{
		{"Inf|int", "=", "int"},
		{"Inf[]", "=", "[]"},
		{"Inf[0]", "=", "[]"},
		{"[int, Inf...]", "=", "[int]"},
		{"map<Inf>", "=", "record {||}"},
		{"record {| int x; Inf y?; |}", "=", "record {| int x; |}"},
		{"record {| int x; A...; |}", "=", "record {| int x; |}"},
		{"(int & string)[]", "=", "[]"},
		{"[int]|Infs", "=", "[int]"},
	}},
	{section: "tables", defs: []string{
		"R", "record {| readonly int id; string name; |}",
		"S", "record {| readonly int a; readonly string b; |}",
	}, rows: []row{
		{"table<map<int>>", "<", "table<map<int|string>>"},
		{"table<map<any|error>>", "=", "table"},
		{"table<map<int>>", "~", "table<map<string>>"},
		{"table<never>", "<", "table<map<int>>"},
		{"table<R> key(id)", "<", "table<R>"},
		{"table<R> key(id)", "<", "table<R> key<int>"},
		{"table<R> key(id)", "<", "table<map<any>> key<int|string>"},
		{"table<R> key(id)", "#", "table<R> key(name)"},
		{"table<R> key()", "#", "table<R> key(id)"},
		{"table<R> key()", "<", "table<R>"},
		{"table<R> key()", "<", "table<R> key<never>"}, // "the shape of a keyless table satisfies key<never>"
		{"table<R> key()", "<", "table<R> key<int>"},
		{"table<R> key<int>", "<", "table<R> key<int|string>"},
		{"table<R> key<int>", "<", "table<R>"},
		{"table<R> key(id)", "~", "table<R> key<string>"}, // empty tables
		{"table<S> key(a, b)", "<", "table<S> key<[int, string]>"},
		{"table<S> key(a, b)", "#", "table<S> key(b, a)"},
		{"table<map<int>>", "<", "anydata"},
		{"table<map<any>>", "~", "anydata"},
		{"table<map<int>>", "~", "readonly"},
		{"table<map<int>> & readonly", "<", "readonly"},
		{"table<map<int[]>> & readonly", "=", "table<map<int[]> & readonly> & readonly"},
		{"table & readonly", "<", "table<map<readonly>>"},
	}},
	{section: "errors", rows: []row{
		{"error", "<", "readonly"},
		{"error", "#", "any"},
		{"error<map<value:Cloneable>>", "=", "error"},
		{"error<record {| int code; |}>", "<", "error"},
		{"error<record {| int code; |}>", "<", "error<record { int code; }>"},
		{"error<record {| int code; |}>", "#", "error<record {| int code; string text; |}>"},
		{"error<record {| int code; |}>", "#", "error<record {| string code; |}>"},
		{"error<map<int>>|error<map<string>>", "<", "error<map<int|string>>"},
		// "a detail, which is an immutable mapping": it belongs by its shape.
		{"error<record {| int[] x; |}>", "=", "error<record {| int[] & readonly x; |}>"},
		{"error<record {| int x; |}>|error<record {| string x; |}>", "=", "error<record {| int|string x; |}>"},
		{"error \\ error<map<int>>", "<", "error"},
	}},
	{section: "distinct types", rows: []row{
		{"distinct A error", "<", "error"},
		{"distinct A error", "~", "distinct B error"}, // a value may have both type-ids
		{"distinct A distinct B error", "<", "distinct B error"},
		{"distinct A distinct B error", "=", "distinct A error & distinct B error"},
		{"distinct A error<map<int>>", "<", "error<map<int>>"},
		{"distinct A error<map<int>>", "<", "distinct A error"},
		{"distinct A error", "~", "error<map<int>>"},
		{"distinct C object {}", "<", "object {}"},
		{"distinct C object { int x; }", "<", "object { int x; }"},
		{"distinct C object {}", "~", "distinct D object {}"},
		{"distinct C object {}", "#", "distinct A error"},
		{"error \\ distinct A error", "#", "distinct A error"},
	}},
	{section: "functions", rows: []row{
		{"function(int) returns int", "<", "function"},
		{"function", "<", "readonly"},
		{"function(int|string) returns int", "<", "function(int) returns int"},
		{"function(int) returns int", "<", "function(int) returns int|string"},
		{"function(int|string) returns int", "<", "function(int) returns int|string"},
		{"function(int) returns int", "~", "function(string) returns int"},
		{"function(int) returns int", "~", "function(int, int) returns int"},
		{"function(int...) returns int", "<", "function(int, int) returns int"},
		{"function(int...) returns int", "<", "function() returns int"},
		{"function(int, string...) returns int", "<", "function(int) returns int"},
		{"function(int, string...) returns int", "<", "function(int, string) returns int"},
		{"function(int) returns any|error", "~", "function(string) returns any|error"},
		{"(function(int) returns 1) & (function(string) returns 2)", "~", "function(int|string) returns 1"},
		{"(function(int) returns 1) & (function(string) returns 2)", "<", "function(int|string) returns 1|2"},
		{"function(int, int...) returns int", "~", "function(int...) returns int|string"},
		{"function() returns never", "<", "function() returns int"},
		{"function()", "=", "function() returns ()"},
		{"function()", "<", "function() returns int?"},
		{"function(function(int)) returns int", "~", "function(function(string)) returns int"},
		{"function(function(int)) returns int", "<", "function(function(int|string)) returns int"},
		{"(function(int) returns int) & (function(string) returns string)", "<", "function(int|string) returns int|string"},
		{"(function(int) returns true) & (function(string) returns true)", "=", "function(int|string) returns true"},
		{"(function(int) returns int) & (function(int) returns 1|string)", "=", "function(int) returns 1"},
		{"(function(int) returns int)|(function(string) returns string)", "<", "function"},
		{"function(int|string) returns int", "<", "(function(int) returns int)|(function(string) returns string)"},
		{"isolated function(int) returns int", "<", "function(int) returns int"},
		{"isolated function(int) returns int", "<", "isolated function"},
		{"isolated function", "<", "function"},
		{"isolated function", "~", "function(int) returns int"},
		{"function", "#", "object {}"},
	}},
	{section: "objects", rows: []row{
		{"object { int x; }", "<", "object {}"},
		{"object { int x; int y; }", "<", "object { int x; }"},
		{"object { int x; }", "<", "object { int|string x; }"},
		{"object { int x; }", "#", "object { string x; }"},
		{"object { int x; }", "~", "object { int y; }"},
		{"object { int x; } & object { string y; }", "=", "object { int x; string y; }"},
		{"object { function f() returns int; }", "<", "object { function f() returns int|string; }"},
		{"object { function f(int|string) returns int; }", "<", "object { function f(int) returns int; }"},
		{"object { function f() returns int; }", "~", "object { function g() returns int; }"},
		{"object { function f() returns int; }", "#", "object { int f; }"},
		{"object { function f() returns int; }", "#", "object { function() returns int f; }"}, // a field is not a method
		{"object { private int x; }", "#", "object { int x; }"},                               // "the visibility region … is the same"
		{"object {}", "~", "readonly"},
		{"object { int[] x; } & readonly", "<", "object { int[] & readonly x; }"},
		{"object { stream x; }", "#", "readonly"},
		{"isolated object {}", "<", "object {}"},
		{"client object {}", "<", "object {}"},
		{"service object {}", "<", "object {}"},
		{"isolated service object {}", "<", "service object {}"},
		{"isolated object {}", "~", "client object {}"},
		{"client object {}", "#", "service object {}"}, // "it cannot be both"
		{"object {}", "<", "any"},
		{"object {}", "#", "anydata"},
	}},
	{section: "futures, type descriptors, handles, streams", rows: []row{
		{"future<int>", "<", "future<int|string>"},
		{"future<int>", "<", "future"},
		{"future<any|error>", "=", "future"},
		{"future", "#", "readonly"},
		{"future<int>|future<string>", "<", "future<int|string>"},
		{"typedesc<int>", "<", "typedesc<int|string>"},
		{"typedesc<any|error>", "=", "typedesc"},
		{"typedesc<int>|typedesc<string>", "<", "typedesc<int|string>"},
		{"typedesc<int>", "~", "typedesc<string>"}, // both have never
		{"typedesc", "<", "readonly"},
		{"handle", "<", "readonly"},
		{"handle", "#", "anydata"},
		{"stream<int>", "=", "stream<int, ()>"},
		{"stream<int>", "<", "stream<int|string>"},
		{"stream<int>", "<", "stream<int, error?>"},
		{"stream<int, error>", "!", "stream<int>"},
		{"stream<int, error?>", "<", "stream"},
		{"stream<any|error, error?>", "=", "stream"}, // completion is nil or an error
		{"stream", "#", "readonly"},
		{"stream<int>|stream<string>", "<", "stream<int|string>"},
	}},
	{section: "readonly, any, anydata, json", rows: []row{
		{"anydata", "<", "any"},
		{"json", "<", "anydata"},
		{"json & readonly", "<", "anydata & readonly"},
		{"anydata & readonly", "<", "readonly"},
		{"anydata", "<", "value:Cloneable"},
		{"readonly", "<", "value:Cloneable"},
		{"value:Cloneable & readonly", "=", "readonly"},
		{"readonly", "~", "any"},
		{"readonly|any", "=", "any|error"},
		{"xml", "<", "anydata"},
		{"xml", "#", "json"},
		{"regexp:RegExp", "<", "anydata & readonly"},
		{"regexp:RegExp", "#", "json"},
		{"byte[]", "<", "json"},
		{"record {| int x; |}", "<", "json"},
		{"record { int x; }", "~", "json"},
		{"map<anydata>", "<", "anydata"},
		{"any[]", "~", "anydata"},
		{"(anydata & readonly)[]", "<", "anydata"},
		{"error", "#", "anydata"},
		{"any|error", "=", "any|error|int[]"},
		{"any \\ anydata", "#", "json"},
		{"(any \\ readonly) & int[]", "#", "readonly"},
		{"(any \\ readonly) & int[]", "<", "int[]"},
	}},
}

// TestRelations: how types stand to each other is what the specification says
// of their sets of values, for every operation that is asked.
func TestRelations(t *testing.T) {
	for _, s := range relations {
		t.Run(s.section, func(t *testing.T) {
			w := newWorld().define(s.defs...)
			for _, r := range s.rows {
				name := r.a + " " + string(r.r) + " " + r.b
				checkRelation(t, name, w.t(r.a), w.t(r.b), r.r)
			}
		})
	}
}

// TestUninhabited: types of which no value can be made are empty, whatever
// form they are written in, and those that look alike but have values are not.
func TestUninhabited(t *testing.T) {
	w := newWorld().define(
		"Inf", "record {| Inf next; |}",
		"Open", "record { Open next; }",
		"Tuple", "[Tuple]",
		"Rest", "[int, Rest, string...]",
		"A", "[int, B]",
		"B", "[string, A]",
		"Fixed", "Fixed[2]",
		"Union", "[Union]|[int, Union]",
		"Union2", "[Union2]|record {| Union2 x; |}",
		"Err", "error<record {| Err cause; |}>",

		"Arr", "Arr[]",
		"Zero", "Zero[0]",
		"Opt", "record {| Opt next?; |}",
		"Nil", "record {| Nil? next; |}",
		"Map", "map<Map>",
		"RestOnly", "[RestOnly...]",
		"Fn", "function(Fn) returns Fn",
		"C", "[int, D]",
		"D", "string|[string, C]",
		"Tab", "table<record {| Tab t; |}>",
		"ErrOpt", "error<record {| ErrOpt cause?; |}>",
	)
	for _, s := range []string{
		"never", "int & string", "[int, never]", "never[2]", "record {| never x; |}", "(int & string)[1]", "1 \\ int",
		"Inf", "Open", "Tuple", "Rest", "A", "B", "Fixed", "Union", "Union2", "Err",
		"[Inf]", "record {| Inf x; |}", "A & B", "[1] & [2]", "int[2] & int[3]", "record {| int x; |} & record {||}",
		"readonly & future", "readonly & stream", "readonly & object { future f; }", "[stream] & readonly",
		"record {| stream x; |} & readonly", "error<record {| never x; |}>", "error & any", "map<int> & int[]",
		"object { never x; }", "byte & 256", `string:Char & "ab"`, "xml:Element & xml:Comment",
		"distinct A error \\ error", "(int|string) \\ int \\ string", "[boolean] & readonly \\ [true] \\ [false]",
	} {
		if typ := w.t(s); !types.IsEmpty(typ) {
			t.Errorf("%s is not empty", s)
		} else if !types.Same(typ, types.Never) || !types.IsSubtype(typ, types.Int) {
			t.Errorf("%s is empty and yet not never", s)
		}
	}
	for _, s := range []string{
		"Arr", "Zero", "Opt", "Nil", "Map", "RestOnly", "Fn", "C", "D", "Tab", "ErrOpt",
		"never[]", "never[0]", "map<never>", "record {| never x?; |}", "record {| Inf x?; |}", "xml<never>", "table<never>",
		"function() returns never", "typedesc<never>", "future<never>", "stream<never>", "readonly & xml", "readonly & object {}",
		"readonly & table<map<int>>", "[stream]", "object { future f; }", "[boolean] \\ [true] \\ [false]",
	} {
		if types.IsEmpty(w.t(s)) {
			t.Errorf("%s is empty", s)
		}
	}
}
