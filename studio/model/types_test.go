package model

import (
	"fmt"
	"strings"
	"testing"
)

const typesSource = `import ballerina/time;

# What is ordered.
type Line record {|
    # which article
    string sku;
    int quantity = 1; // at least one
|};

type Order record {
    *Stamped;
    readonly int id;
    Line[] lines;
    State state?;
    map<Order> others;
};

type Stamped record {|time:Utc at;|};

type Empty record {||};

type Open record {};

enum State {
    NEW,
    PAID = "paid",
    DONE
}

enum Flat {A, B}

type Either Order|Line|string;

type Item object {
    State state;
};

class Store {
    final Order[] orders = [];
}
`

func typesProgram() *Program { return program(true, parse("main.bal", typesSource)) }

func TestTypes(t *testing.T) {
	var got strings.Builder
	for _, n := range typesProgram().Types().Types {
		fmt.Fprintf(&got, "%s %s closed=%t includes=%v refs=%v doc=%q\n", n.Kind, n.Name, n.Closed, n.Includes, n.Refs, n.Doc)
		for _, f := range n.Fields {
			fmt.Fprintf(&got, "  %s|%s|%s|%t|%t|%s|%q|%v\n", strings.TrimPrefix(f.ID, n.ID), f.Name, f.Type, f.Optional, f.ReadOnly, f.Default, f.Doc, f.Refs)
		}
	}
	const want = `record Line closed=true includes=[] refs=[] doc="What is ordered."
  /field:sku|sku|string|false|false||"which article"|[]
  /field:quantity|quantity|int|false|false|1|""|[]
record Order closed=false includes=[#type:Stamped] refs=[] doc=""
  /field:id|id|int|false|true||""|[]
  /field:lines|lines|Line[]|false|false||""|[#type:Line]
  /field:state|state|State|true|false||""|[#enum:State]
  /field:others|others|map<Order>|false|false||""|[#type:Order]
record Stamped closed=true includes=[] refs=[] doc=""
  /field:at|at|time:Utc|false|false||""|[]
record Empty closed=true includes=[] refs=[] doc=""
record Open closed=false includes=[] refs=[] doc=""
enum State closed=false includes=[] refs=[] doc=""
  /field:NEW|NEW||false|false||""|[]
  /field:PAID|PAID||false|false|"paid"|""|[]
  /field:DONE|DONE||false|false||""|[]
enum Flat closed=false includes=[] refs=[] doc=""
  /field:A|A||false|false||""|[]
  /field:B|B||false|false||""|[]
union Either closed=false includes=[] refs=[#type:Order #type:Line] doc=""
object Item closed=false includes=[] refs=[] doc=""
  |state|State|false|false||""|[#enum:State]
class Store closed=false includes=[] refs=[] doc=""
  |orders|Order[]|false|true|[]|""|[#type:Order]
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

// TestFieldIntents: each change of a field changes its line and nothing else, and can
// be taken back.
func TestFieldIntents(t *testing.T) {
	values := func(kv ...string) map[string]string {
		m := map[string]string{}
		for i := 0; i < len(kv); i += 2 {
			m[kv[i]] = kv[i+1]
		}
		return m
	}
	add := func(node string, kv ...string) Intent {
		return Intent{Kind: "addArtifact", Node: node, Item: &Item{Kind: ArtifactField}, Values: values(kv...)}
	}
	update := func(node string, kv ...string) Intent {
		return Intent{Kind: "update", Node: node, Values: values(kv...)}
	}
	drop := func(node string) Intent { return Intent{Kind: "deleteArtifact", Node: node} }
	for _, c := range []struct {
		in   Intent
		want string // the lines that differ, or an error behind "!"
	}{
		{add("#type:Line", "name", "note", "type", "string", "optional", "true"), "+     string note?;\n"},
		{add("#type:Order", "name", "total", "type", "decimal", "default", "0"), "+     decimal total = 0;\n"},
		{add("#type:Stamped", "name", "by", "type", "string"), "- type Stamped record {|time:Utc at;|};\n+ type Stamped record {|time:Utc at; string by;|};\n"},
		{add("#type:Empty", "name", "a", "type", "int"), "- type Empty record {||};\n+ type Empty record {|\n+     int a;\n+ |};\n"},
		{add("#type:Open", "name", "a", "type", "int"), "- type Open record {};\n+ type Open record {\n+     int a;\n+ };\n"},
		{add("#enum:State", "name", "LOST"), "-     DONE\n+     DONE,\n+     LOST\n"},
		{add("#enum:Flat", "name", "C", "default", `"c"`), "- enum Flat {A, B}\n+ enum Flat {A, B, C = \"c\"}\n"},
		{update("#type:Line/field:quantity", "type", "decimal"), "-     int quantity = 1; // at least one\n+     decimal quantity = 1; // at least one\n"},
		{update("#type:Line/field:quantity", "default", "2"), "-     int quantity = 1; // at least one\n+     int quantity = 2; // at least one\n"},
		{update("#type:Line/field:quantity", "default", "", "optional", "true"), "-     int quantity = 1; // at least one\n+     int quantity?; // at least one\n"},
		{update("#type:Order/field:state", "optional", "false"), "-     State state?;\n+     State state;\n"},
		{update("#type:Order/field:id", "default", "7"), "-     readonly int id;\n+     readonly int id = 7;\n"},
		{update("#enum:State/field:NEW", "default", `"new"`), "-     NEW,\n+     NEW = \"new\",\n"},
		{Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactEnum}, Values: values("name", "Size", "members", "S, M = \"m\",")}, "+ enum Size {\n+     S,\n+     M = \"m\"\n+ }\n+ \n"},
		{Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactEnum}, Values: values("name", "Flat", "members", "S")}, "!Flat already"},
		{Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactEnum}, Values: values("name", "Size")}, "!members is required"},
		{drop("#type:Line/field:sku"), "-     # which article\n-     string sku;\n"},
		{drop("#type:Order/field:others"), "-     map<Order> others;\n"},
		{drop("#enum:State/field:DONE"), "-     PAID = \"paid\",\n-     DONE\n+     PAID = \"paid\"\n"},
		{drop("#enum:State/field:NEW"), "-     NEW,\n"},
		{drop("#enum:Flat/field:A"), "- enum Flat {A, B}\n+ enum Flat {B}\n"},

		{add("#type:Line", "name", "sku", "type", "string"), "!has a field sku already"},
		{add("#type:Line", "name", "x"), "!type is required"},
		{add("#type:Line", "type", "int"), "!name is required"},
		{add("#type:Line", "name", "x", "type", "int", "optional", "true", "default", "1"), "!choose one of the two"},
		{add("#type:Line", "name", "x y", "type", "int"), "!would not be valid"},
		{add("#type:Either", "name", "x", "type", "int"), "!is not a record"},
		{add("#type:Gone", "name", "x", "type", "int"), "!not in the code any more"},
		{update("#type:Line/field:sku", "type", ""), "!Type is required"},
		{update("#type:Line/field:sku", "default", "a b c"), "!not an expression"},
		{update("#type:Line/field:sku", "name", "x"), "!no field"},
	} {
		what := fmt.Sprint(c.in.Kind, " ", c.in.Node, " ", c.in.Values)
		p := typesProgram()
		edits, err := p.Edit(c.in)
		if message, bad := strings.CutPrefix(c.want, "!"); bad {
			if err == nil || !strings.Contains(err.Error(), message) {
				t.Errorf("%s: %v, want an error with %q", what, err, message)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", what, err)
			continue
		}
		_, f := edited(t, p, edits, true)
		if got := diff(typesSource, f.Src); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", what, got, c.want)
		}
		undone(t, what, typesSource, f.Src, edits)
	}
}

// TestFieldForm: the form of a field says what the code says.
func TestFieldForm(t *testing.T) {
	p := typesProgram()
	for id, want := range map[string]string{
		"#type:Line/field:quantity": "name=quantity type=int optional=false default=1",
		"#type:Order/field:state":   "name=state type=State optional=true default=",
		"#enum:State/field:PAID":    `name=PAID default="paid"`,
	} {
		f := p.DeclForm(id)
		if f == nil {
			t.Errorf("%s has no form", id)
			continue
		}
		var got []string
		for _, x := range f.Fields {
			got = append(got, x.Key+"="+x.Value)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", id, got, want)
		}
	}
}

// TestTypesOfExamples: every program has a diagram of its types.
func TestTypesOfExamples(t *testing.T) {
	corpus(t, func(t *testing.T, e example) {
		for _, n := range program(false, e.files...).Types().Types {
			if n.Kind == "" || n.ID == "" {
				t.Errorf("%s: %+v", e.name, n)
			}
		}
	})
}

// TestServiceWithoutPath: a service that handles events has a path only when one is
// given.
func TestServiceWithoutPath(t *testing.T) {
	const src = "import ballerina/http;\n\nlistener http:Listener l = new (9090);\n"
	for path, want := range map[string]string{"": "+ service on l {\n+ }\n+ \n", "/a": "+ service /a on l {\n+ }\n+ \n", "\"topic\"": "+ service \"topic\" on l {\n+ }\n+ \n"} {
		p := program(true, parse("main.bal", src))
		edits, err := p.Edit(Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactService, Module: "ballerina/http", Class: "Listener"}, Values: map[string]string{"basePath": path, "listener": "l"}})
		if err != nil {
			t.Errorf("%q: %v", path, err)
			continue
		}
		if _, f := edited(t, p, edits, true); diff(src, f.Src) != want {
			t.Errorf("%q:\n%s", path, diff(src, f.Src))
		}
	}
}
