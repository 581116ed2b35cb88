package shell

import (
	"io"
	"strings"
	"testing"

	"barre/lib/core"
)

// What may be typed next, | being where the cursor is.
func TestComplete(t *testing.T) {
	sh := &shell{o: &Options{Modules: core.Modules}, interrupts: make(chan struct{}, 1), in: &plain{out: io.Discard, errOut: io.Discard}}
	sh.reset()
	defer sh.s.close(false)
	for _, input := range []string{
		"int total = 1", "string 'type = \"x\"", "final int limit = 3",
		"function totals(int a) returns string => \"\"",
		"type Address record {| string street; int zip?; |}",
		"type Person record {| string name; Address address; Person? friend = (); |}",
		"Person person = {name: \"\", address: {street: \"\"}}", "Person? maybe = person", "Person[] people = [person]", "map<int> ages = {}",
		"class Counter { int count = 0; private int hidden = 0; public function increment(int by) returns int { self.count += by; return self.hidden; } }",
		"Counter counter = new",
		"client class Caller { remote function ask() returns string => \"\"; function close() {} }", "Caller caller = new",
		"enum Color { RED }", "import ballerina/time",
	} {
		f, _ := sh.s.parse(input)
		if !sh.s.eval(f) {
			t.Fatal(input)
		}
	}
	for _, tc := range []struct{ text, has, hasNot string }{
		{"tot|", "'type total totals while int io: time: Person Counter", "name toString"},
		{"|", "total import /nothing", "total2"},
		{"foo(total, |", "total people", ""},
		{"person.|", "name address friend toString keys", "total street"},
		{"person.na|", "name", "total"},
		{"person.address.|", "street zip", "name"},
		{"person.friend?.|", "name", ""},
		{"maybe?.|", "name address", ""},
		{"people[0].|", "name address", "push"},
		{"people.|", "push length map filter", "name"},
		{"ages.|", "keys hasKey", "push"},
		{"total.|", "toHexString toString toBalString", "toUpperAscii name fromString"},
		{"\"abc\".|", "toUpperAscii length trim", "toHexString"},
		{"\"abc\".trim().|", "toUpperAscii", ""},
		{"(1 + 2).|", "toHexString", ""},
		{"counter.|", "count increment", "hidden init"},
		{"caller.|", "close", "ask"},
		{"caller->|", "ask", "close"},
		{"string s = person.|", "name", ""},
		{"if person.|", "name", ""},
		{"time:|", "utcNow utcToString Utc", "println"},
		{"io:pr|", "println print", "utcNow"},
		{"int:|", "fromString MAX_VALUE", ""},
		{"nope:|", "", "println"},
		{"function f(Person boss) returns int { string own = \"\"; boss.|", "name address", ""},
		{"function f(Person boss) returns int { string own = \"\"; o|", "own boss total", ""},
		{"function f() { foreach var p in people { p.|", "name address", ""},
		{"from var p in people where p.|", "name", ""},
		{"people.map(p => p.|", "name", ""},
		{"var x = 1; x.|", "toHexString", ""},
		{"unknown.|", "", "total"},
		{"/v|", "/vars /remove", "total"},
		{"/remove to|", "total totals time", ""},
		{"/help v|", "variables topics", ""},
		{"/vars x|", "", "total"},
	} {
		pos := strings.IndexByte(tc.text, '|')
		from, list := sh.complete(strings.Replace(tc.text, "|", "", 1), pos)
		names := map[string]bool{}
		for _, c := range list {
			names[c.Name] = true
		}
		for _, want := range strings.Fields(tc.has) {
			if want != "/nothing" && !names[want] {
				t.Errorf("%s: %s is missing among %d", tc.text, want, len(list))
			}
		}
		for _, not := range strings.Fields(tc.hasNot) {
			if names[not] {
				t.Errorf("%s: %s is there", tc.text, not)
			}
		}
		if word := tc.text[from:pos]; strings.ContainsAny(word, ".:> ") {
			t.Errorf("%s: %q is replaced", tc.text, word)
		}
	}
	if d := sh.s.module.Declarations(); len(d) != 15 {
		t.Errorf("completion changed what is declared: %d declarations", len(d))
	}
}

func TestSecrets(t *testing.T) {
	for text, want := range map[string]bool{
		`string password = "x"`:         true,
		`{"apiKey": "x"}`:               true,
		`dbPassword: "x"`:               true,
		`configurable string token = ?`: true,
		`http:Client c = check new ("https://me:pw@example.com")`: true,
		` int x = 1`: true,
		`map<string> h = {"Authorization": "Bearer eyJhbGciOi"}`: true,
		`int x = 1`:       false,
		`tokens.length()`: false,
		`http:Client c = check new ("https://example.com:8080/a")`: false,
		`io:println("the secret is out")`:                          false,
	} {
		if secret(text) != want {
			t.Errorf("%s: secret %v", text, !want)
		}
	}
}
