package model

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// shop is a package that has everything.
const shop = `import ballerina/http;
import ballerina/log;

configurable string backend = "http://localhost:9090";
configurable int retries = ?;

final http:Client orders = check new (backend);
listener http:Listener api = new (8080);

# An order.
public type Order record {|
    # Identifies it
    int id;
    string customer;
|};

type View record {|
    string label;
|};

enum State {
    NEW,
    DONE
}

function view(Order o) returns View => {label: o.customer};

# Loads an order.
# + id - which one
# + state - in which state
# + return - the order
function load(int id, State state = NEW) returns Order|error {
    return orders->get(string ` + "`/orders/${id}`" + `);
}

public function main() returns error? {
    Order o = check load(1);
    // said
    if o.id > 1 {
        log:printInfo("large", id = o.id);
    } else {
        return;
    }
    View v = view(o);
    foreach int i in 0 ..< 3 {
        json j = check orders->/items/[i].get();
    }
    do {
        check commitAll(v);
    } on fail error e {
        log:printError(e.message());
    }
}

function commitAll(View v) returns error? {
    worker a {
        1 -> b;
    }
    worker b {
        int n = <- a;
    }
    wait a;
}

service /shop on api {
    private final http:Client own;

    function init() returns error? {
        self.own = check new ("http://localhost:9091");
    }

    # Lists orders.
    resource function get orders/[int id](string? filter, @http:Header string auth) returns Order|http:NotFound|error {
        Order o = check load(id);
        return o;
    }

    resource function post orders(Order o) returns http:Created {
        return {body: o.id};
    }
}
`

func shopProgram(t *testing.T) *Program {
	t.Helper()
	f := parse("main.bal", shop)
	if len(f.Errors) > 0 {
		t.Fatal(f.Errors[0])
	}
	p := program(true, f)
	for _, d := range p.World.Diagnostics() {
		if d.Code != "" && d.Severity == 0 {
			t.Fatalf("%s", d.Msg)
		}
	}
	return p
}

// outline writes a branch as one line.
func outline(b *Branch) string {
	var parts []string
	for _, n := range b.Nodes {
		x := n.Kind
		if n.Variable != nil {
			x += " " + n.Variable.Name
		}
		if n.Action != "" {
			x += " " + n.Action
		}
		if n.Connection != nil {
			x += " @" + n.Connection.Name + ":" + n.Connection.Module + ":" + n.Connection.Class + ":" + n.Connection.Scope
		}
		if len(n.Branches) > 0 {
			var in []string
			for _, b := range n.Branches {
				in = append(in, b.Kind+"["+outline(b)+"]")
			}
			x += " {" + strings.Join(in, " ") + "}"
		}
		parts = append(parts, x)
	}
	return strings.Join(parts, "; ")
}

func TestFlow(t *testing.T) {
	p := shopProgram(t)
	f := p.Flow("#function:main")
	want := "call o load; comment; if {then[log log:printInfo] else[return]}; mapData v view; " +
		"foreach i {body[action j get /items/[i] @orders:ballerina/http:Client:module]}; " +
		"errorHandler {body[call commitAll] onFail[log log:printError]}"
	if got := outline(f.Body); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := outline(p.Flow("#function:commitAll").Body); got != "workers {worker[send] worker[receive n]}; wait" {
		t.Error(got)
	}
	if n := f.Body.Nodes[0]; n.Callee == nil || n.Callee.ID != "#function:load" || n.Callee.Doc != "Loads an order." || n.Checked != "check" {
		t.Errorf("%+v", n.Callee)
	}
	if f := p.Flow("#service:/shop@api/resource:get orders/[int id]"); f == nil || f.Kind != "resource" {
		t.Error(p.FlowIDs())
	}
	if p.Flow("#function:none") != nil {
		t.Error("a flow of nothing")
	}
}

// TestFlowOfBrokenCode: what cannot be read is a node that says so, diagnostics are at
// the node they concern, and ids elsewhere stay.
func TestFlowOfBrokenCode(t *testing.T) {
	src := "function f() {\n    int a = 1;\n    int b = ;\n    if a > {\n        g(1);\n    }\n    int c = nothing;\n    return\n}\n"
	p := program(true, parse("main.bal", src))
	f := p.Flow("#function:f")
	if got := outline(f.Body); got != "variable a; variable b; if {then[]}; variable c; return" {
		t.Error(got)
	}
	for i, broken := range []bool{false, true, true, false, true} {
		n := f.Body.Nodes[i]
		if n.Broken != broken {
			t.Errorf("%s: broken is %t", n.ID, n.Broken)
		}
		if i == 3 && (len(n.Diagnostics) != 2 || !strings.Contains(n.Diagnostics[1].Message, "nothing")) {
			t.Errorf("%s: %+v", n.ID, n.Diagnostics)
		}
	}
	if len(f.Diagnostics) > 0 {
		t.Errorf("%+v", f.Diagnostics)
	}
}

func TestIDsAreStable(t *testing.T) {
	p := shopProgram(t)
	before, _, _ := places(p)
	ids := p.FlowIDs()
	edits, err := p.Edit(Intent{Kind: "add", At: "#function:main/body@1", Item: &Item{Kind: KindWhile}, Values: map[string]string{"condition": "o.id > 7"}})
	if err != nil {
		t.Fatal(err)
	}
	after, _ := edited(t, p, edits, false)
	if !slices.Equal(ids, after.FlowIDs()) {
		t.Error("ids of functions change")
	}
	now, _, _ := places(after)
	for _, id := range before {
		if !slices.Contains(now, id) {
			t.Errorf("%s is gone", id)
		}
	}
}

func TestOverview(t *testing.T) {
	o := shopProgram(t).Overview()
	list := func(all []*Artifact) string {
		var s []string
		for _, a := range all {
			s = append(s, strings.TrimRight(a.Name+" "+a.Library, " "))
		}
		return strings.Join(s, ",")
	}
	for _, c := range []struct{ what, got, want string }{
		{"connections", list(o.Connections), "orders ballerina/http"},
		{"listeners", list(o.Listeners), "api ballerina/http"},
		{"types", list(o.Types), "Order,View,State"},
		{"functions", list(o.Functions), "load,commitAll"},
		{"mappers", list(o.DataMappers), "view"},
		{"configurables", list(o.Configurables), "backend,retries"},
		{"functions of the service", list(o.EntryPoints[1].Functions), "init,get orders/[int id],post orders"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %s, not %s", c.what, c.got, c.want)
		}
	}
	has := func(from, to, kind string) bool {
		return slices.ContainsFunc(o.Edges, func(e Edge) bool { return e.From == from && e.To == to && e.Kind == kind })
	}
	resource := "#service:/shop@api/resource:get orders/[int id]"
	if !has("#listener:api", "#service:/shop@api", "listens") || !has(resource, "#variable:orders", "uses") || !has("#function:main", "#variable:orders", "uses") {
		t.Errorf("%+v", o.Edges)
	}
	if has("#service:/shop@api/resource:post orders", "#variable:orders", "uses") {
		t.Error("post orders does not use the connection")
	}
	if has("#function:commitAll", "#variable:orders", "uses") {
		t.Error("commitAll does not use the connection")
	}
}

// What tests declare is no part of the program's map, and their calls are no lines
// in it.
func TestOverviewOfTests(t *testing.T) {
	main := parse("main.bal", `import ballerina/http;
final http:Client backend = check new ("http://localhost:9090");
function load() returns string|error => backend->/x;
`)
	tests := parse("tests/load_test.bal", `import ballerina/http;
import ballerina/test;
type Case record {| int n; |};
final http:Client mock = check new ("http://localhost:9091");
@test:Config
function loads() returns error? {
    http:Client own = check new ("http://localhost:9092");
    _ = check load();
    string _ = check mock->/x;
    string _ = check own->/x;
}
service / on new http:Listener(9091) {
    resource function get x() returns string => "x";
}
`)
	o := program(true, main, tests).Overview()
	var names []string
	for _, a := range o.Tests {
		names = append(names, strings.TrimSpace(a.Kind+" "+a.Name))
	}
	if got, want := strings.Join(names, ", "), "type Case, connection mock, function loads, service /"; got != want {
		t.Errorf("tests: %s, not %s", got, want)
	}
	if len(o.Connections) != 1 || len(o.Functions) != 1 || len(o.Types)+len(o.EntryPoints) != 0 || len(o.Edges) != 1 || o.Edges[0].From != "#function:load" {
		t.Errorf("%+v", o)
	}
}

func TestService(t *testing.T) {
	s := shopProgram(t).Service("#service:/shop@api")
	if s == nil || s.Path != "/shop" || len(s.Listeners) != 1 || s.Listeners[0].Args != "8080" || s.Listeners[0].Class != "Listener" {
		t.Fatalf("%+v", s)
	}
	get := s.Resources[0]
	var kinds []string
	for _, p := range get.Params {
		kinds = append(kinds, p.Name+":"+p.Kind)
	}
	if strings.Join(kinds, ",") != "filter:query,auth:header" || len(get.Segments) != 2 || get.Segments[1].Type != "int" {
		t.Errorf("%+v", get)
	}
	var codes []int
	for _, r := range get.Responses {
		codes = append(codes, r.Status)
	}
	if !slices.Equal(codes, []int{200, 404, 500}) {
		t.Errorf("%+v", get.Responses)
	}
	post := s.Resources[1]
	if post.Params[0].Kind != "payload" || post.Responses[0].Status != 201 {
		t.Errorf("%+v", post)
	}
}

func TestForms(t *testing.T) {
	p := shopProgram(t)
	f := p.NodeForm("#function:main/body/call.o")
	byKey := map[string]Field{}
	for _, x := range f.Fields {
		byKey[x.Key] = x
	}
	if x := byKey["id"]; x.Value != "1" || x.Doc != "which one" || !x.Required || x.Type != "int" {
		t.Errorf("%+v", x)
	}
	if x := byKey["state"]; x.Value != "" || x.Editor != "enum" || !slices.Equal(x.Options, []string{"NEW", "DONE"}) || x.Default != "NEW" || !x.Advanced {
		t.Errorf("%+v", x)
	}
	update := func(id string, values map[string]string, want string) {
		t.Helper()
		edits, err := p.Edit(Intent{Kind: "update", Node: id, Values: values})
		if err != nil {
			t.Error(err)
			return
		}
		if got := Apply(shop, edits); !strings.Contains(got, want) {
			t.Errorf("%s is not in\n%s", want, diff(shop, got))
		}
	}
	update("#function:main/body/call.o", map[string]string{"id": "2", "state": "DONE"}, "check load(2, state = DONE);")
	update("#function:main/body/if", map[string]string{"condition": "o.id > 5"}, "if o.id > 5 {")
	update("#function:main/body/if/else/return", map[string]string{"expression": "error(\"x\")"}, "return error(\"x\");")
	update("#function:main/body/foreach.i", map[string]string{"collection": "[1]", "type": "var"}, "foreach var i in [1] {")
	update("#service:/shop@api", map[string]string{"path": "/store/v1"}, "service /store/v1 on api {")
	update("#function:commitAll", map[string]string{"returns": ""}, "function commitAll(View v) {")
	update("#variable:retries", map[string]string{"expression": "3"}, "configurable int retries = 3;")
	update("#function:main/body/if/then/log.log:printInfo", map[string]string{"msg": "\"big\""}, "log:printInfo(\"big\", id = o.id);")
	for _, bad := range []map[string]string{{"id": ""}, {"nothing": "1"}, {"id": "1 +"}, {"id": "1); x("}, {"name": "n"}} {
		if e, err := p.Edit(Intent{Kind: "update", Node: "#function:main/body/call.o", Values: bad}); err == nil {
			t.Errorf("%v is taken: %+v", bad, e)
		}
	}
}

// TestAddCalls: items of the palette become statements that check, with the imports
// they need; undone they leave the file as it was.
func TestAddCalls(t *testing.T) {
	p := shopProgram(t)
	for _, c := range []struct {
		name   string
		intent Intent
		want   []string
	}{
		{"function", Intent{Kind: "add", At: "#function:main/body@1", Item: &Item{Kind: KindCall, Name: "load"}, Values: map[string]string{"id": "7", "name": "second"}},
			[]string{"\n    Order second = check load(7);\n"}},
		{"library", Intent{Kind: "add", At: "#function:main/body@1", Item: &Item{Kind: KindCall, Module: "ballerina/io", Name: "println"}, Values: map[string]string{"values": "1, \"a\""}},
			[]string{"import ballerina/http;\nimport ballerina/io;\nimport ballerina/log;\n", "\n    io:println(1, \"a\");\n"}},
		{"log", Intent{Kind: "add", At: "#function:main/body/if/else@0", Item: &Item{Kind: KindLog, Module: "ballerina/log", Name: "printWarn"}, Values: map[string]string{"msg": "\"x\""}},
			[]string{"\n        log:printWarn(\"x\");\n        return;\n"}},
		{"resource action", Intent{Kind: "add", At: "#function:main/body@1", Item: &Item{Kind: KindAction, Module: "ballerina/http", Class: "Client", Name: "get", Connection: "orders"},
			Values: map[string]string{"path": "\"/x\"", "name": "got", "type": "json"}}, []string{"\n    json got = check orders->get(\"/x\");\n"}},
		{"connection", Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactConnection, Module: "ballerina/http", Class: "Client"},
			Values: map[string]string{"name": "stock", "url": "\"http://localhost:1\"", "configurables": "url"}},
			[]string{"configurable string stockUrl = \"http://localhost:1\";\nfinal http:Client stock = check new (stockUrl);\n"}},
		{"configurable", Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactConfigurable}, Values: map[string]string{"name": "limitOf", "type": "int"}},
			[]string{"configurable int limitOf = ?;\n"}},
		{"listener", Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactListener, Module: "ballerina/http", Class: "Listener"}, Values: map[string]string{"name": "second", "port": "8081"}},
			[]string{"listener http:Listener second = new (8081);\n"}},
		{"service", Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactService, Module: "ballerina/http", Class: "Listener"}, Values: map[string]string{"basePath": "/x", "port": "8082"}},
			[]string{"\nservice /x on new http:Listener(8082) {\n}\n"}},
		{"resource", Intent{Kind: "addArtifact", Node: "#service:/shop@api", Item: &Item{Kind: ArtifactResource}, Values: map[string]string{"method": "delete", "path": "orders/[int id]"}},
			[]string{"\n\n    resource function delete orders/[int id]() returns error? {\n    }\n}\n"}},
		{"function", Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactFunction}, Values: map[string]string{"name": "fresh", "parameters": "int a", "doc": "Does it."}},
			[]string{"\n\n# Does it.\nfunction fresh(int a) {\n}\n"}},
		{"type", Intent{Kind: "addArtifact", Item: &Item{Kind: ArtifactType}, Values: map[string]string{"name": "Fresh", "type": "record {| int a; |}"}},
			[]string{"\n\ntype Fresh record {|\n    int a;\n|};\n"}},
		{"else if", Intent{Kind: "extend", Node: "#function:main/body/if", Item: &Item{Kind: "elseIf"}, Values: map[string]string{"condition": "o.id == 0"}},
			[]string{"    } else if o.id == 0 {\n    } else {\n"}},
	} {
		edits, err := p.Edit(c.intent)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		after, f := edited(t, p, edits, true)
		for _, w := range c.want {
			if !strings.Contains(f.Src, w) {
				t.Errorf("%s: %q is not in\n%s", c.name, w, diff(shop, f.Src))
			}
		}
		for _, d := range after.World.Diagnostics() {
			if d.Severity == 0 {
				t.Errorf("%s: %s\n%s", c.name, d.Msg, diff(shop, f.Src))
			}
		}
		undone(t, c.name, shop, f.Src, edits)
		if !subsequence(shop, f.Src) && c.intent.Kind != "extend" {
			t.Errorf("%s: lines change\n%s", c.name, diff(shop, f.Src))
		}
		// Deleting what was added gives what was there, imports and all.
		var back Intent
		switch c.intent.Kind {
		case "add":
			u, b, i, _ := after.point(c.intent.At)
			_ = u
			back = Intent{Kind: "delete", Node: b.Nodes[i].ID}
		default:
			continue
		}
		undo, err := after.Edit(back)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if got := Apply(f.Src, undo); got != shop {
			t.Errorf("%s: deleting it gives another text:\n%s", c.name, diff(shop, got))
		}
	}
}

func TestSequence(t *testing.T) {
	p := shopProgram(t)
	s := p.Sequence("#function:main")
	var kinds []string
	for _, x := range s.Participants {
		kinds = append(kinds, x.Kind+" "+x.Title)
	}
	if got := strings.Join(kinds, ", "); got != "caller Caller, function main, function load, connection orders, function view, function commitAll, worker a, worker b" {
		t.Error(got)
	}
	var text func(list []*Step) string
	text = func(list []*Step) string {
		var parts []string
		for _, st := range list {
			x := st.Kind
			if st.Kind == "call" {
				x += " " + st.Label
			}
			if len(st.Steps) > 0 {
				x += "(" + text(st.Steps) + ")"
			}
			for _, part := range st.Parts {
				x += "[" + text(part.Steps) + "]"
			}
			parts = append(parts, x)
		}
		return strings.Join(parts, "; ")
	}
	if got := text(s.Steps); got != "call main(call load(call get; return); alt[][return]; call view(return); loop[call get /items/[i]]; group[call commitAll(par[send][])][])" {
		t.Error(got)
	}
}

// TestConnectionForm: what the form of a client proposes makes a program that checks.
func TestConnectionForm(t *testing.T) {
	p := shopProgram(t)
	f := p.ItemForm(Item{Kind: ArtifactConnection, Module: "ballerina/http", Class: "Client"})
	values := map[string]string{"name": "proposed", "url": "\"http://localhost\""}
	proposed := []string{}
	for _, x := range f.Fields {
		if x.Suggestion != "" {
			values[x.Key] = x.Suggestion
			proposed = append(proposed, x.Key)
		}
		if x.Key == "final" || x.Key == "configurables" {
			values[x.Key] = x.Value
		}
	}
	if !slices.Contains(proposed, "timeout") || !slices.Contains(proposed, "retryConfig") || values["configurables"] != "url" {
		t.Errorf("%v, %v", proposed, values)
	}
	edits, err := p.Edit(Intent{Kind: "addArtifact", Item: f.Item, Values: values})
	if err != nil {
		t.Fatal(err)
	}
	after, src := edited(t, p, edits, true)
	for _, d := range after.World.Diagnostics() {
		if d.Severity == 0 {
			t.Errorf("%s\n%s", d.Msg, diff(shop, src.Src))
		}
	}
}

// TestSequencesOfCorpus: every function of every program has a sequence whose messages
// are between its participants.
func TestSequencesOfCorpus(t *testing.T) {
	corpus(t, func(t *testing.T, e example) {
		p := program(false, e.files...)
		for _, s := range p.sources() {
			for _, u := range s.units() {
				q := u.sequence()
				known := map[string]bool{}
				for _, x := range q.Participants {
					if known[x.ID] {
						t.Errorf("%s: %s: two participants %s", e.name, u.id, x.ID)
					}
					known[x.ID] = true
				}
				var walk func(list []*Step)
				walk = func(list []*Step) {
					for _, st := range list {
						if st.Parts == nil && (!known[st.From] || !known[st.To]) {
							t.Errorf("%s: %s: a message from %q to %q", e.name, u.id, st.From, st.To)
						}
						walk(st.Steps)
						for _, part := range st.Parts {
							walk(part.Steps)
						}
					}
				}
				walk(q.Steps)
				if _, err := json.Marshal(q); err != nil {
					t.Error(err)
				}
			}
		}
	})
}

// TestOtherModelsOfCorpus: the overview, services and forms of all programs.
func TestOtherModelsOfCorpus(t *testing.T) {
	corpus(t, func(t *testing.T, e example) {
		p := program(false, e.files...)
		o := p.Overview()
		for _, x := range o.EntryPoints {
			if x.Kind == "service" && p.Service(x.ID) == nil {
				t.Errorf("%s: no service %s", e.name, x.ID)
			}
		}
		if _, err := json.Marshal(o); err != nil {
			t.Error(err)
		}
		_, nodes, _ := places(p)
		for _, n := range nodes {
			f := p.NodeForm(n.ID)
			if f == nil {
				t.Errorf("%s: no form of %s", e.name, n.ID)
				continue
			}
			src := sourceOf(p, n.Range.File)
			for _, x := range f.Fields {
				if x.Range != nil && src[x.Range.Start:x.Range.End] != x.Value {
					t.Errorf("%s: %s: the range of %s is not its value", e.name, n.ID, x.Key)
				}
			}
		}
		for _, s := range p.sources() {
			for _, d := range s.declared() {
				if p.DeclForm(d.id) == nil {
					t.Errorf("%s: no form of %s", e.name, d.id)
				}
			}
		}
	})
}

func TestPalette(t *testing.T) {
	p := shopProgram(t)
	pal := p.Palette("#function:main/body@1", "")
	var titles []string
	for _, s := range pal.Sections {
		titles = append(titles, s.Title)
		for _, e := range s.Entries {
			if f := p.ItemForm(e.Item); f == nil {
				t.Errorf("no form for %+v", e.Item)
			}
		}
	}
	want := "orders,Statement,Control,Error Handling,Concurrency,Transactions,Other,Logging,Map Data,Within Project,Imported Functions"
	if got := strings.Join(titles, ","); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, s := range pal.Sections {
		var names []string
		for _, e := range s.Entries {
			names = append(names, e.Item.Name)
		}
		if got := strings.Join(names[:min(4, len(names))], " "); s.Title == "Logging" && (got != "printInfo printError printWarn printDebug" || len(names) < 8) {
			t.Errorf("Logging: %s", names)
		}
	}
	found := p.Palette("#function:main/body@1", "io println")
	if len(found.Sections) != 1 || found.Sections[0].Title != "Standard Library" || found.Sections[0].Entries[0].Item.Name != "println" {
		t.Errorf("%+v", found)
	}
	if !slices.ContainsFunc(p.Connectors(), func(e Entry) bool { return e.Item.Module == "ballerina/http" && e.Item.Class == "Client" }) {
		t.Error("no connector of http")
	}
	if !slices.ContainsFunc(p.Listeners(), func(e Entry) bool { return e.Item.Module == "ballerina/http" && e.Item.Class == "Listener" }) {
		t.Error("no listener of http")
	}
	for _, e := range append(p.Connectors(), p.Listeners()...) {
		if p.ItemForm(e.Item) == nil {
			t.Errorf("no form for %+v", e.Item)
		}
	}
}

// TestIncludedByPosition: an included record that is given as a whole is one field.
func TestIncludedByPosition(t *testing.T) {
	t.Parallel()
	p := program(false, parse("main.bal", `type Config record {|
    int timeout = 30;
    string name?;
|};

client class Client {
    function init(string url, *Config config) {
    }
}

Client whole = new ("a", {timeout: 5});
Client parts = new ("a", timeout = 5);
`))
	keys := func(id string) string {
		var list []string
		for _, f := range p.DeclForm(id).Fields {
			list = append(list, f.Key+":"+f.Editor+"="+f.Value)
		}
		return strings.Join(list, " ")
	}
	if got := keys("#variable:whole"); !strings.HasPrefix(got, `url:text="a" config:record={timeout: 5} name:`) {
		t.Errorf("whole: %s", got)
	}
	if got := keys("#variable:parts"); !strings.HasPrefix(got, `url:text="a" timeout:expression=5 name:text=`) {
		t.Errorf("parts: %s", got)
	}
}
