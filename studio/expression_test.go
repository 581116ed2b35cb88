package studio

import (
	"slices"
	"strings"
	"testing"

	"barre/lsp"
	"barre/studio/model"
)

// checkedAnswer is what studio/checkExpression answers.
type checkedAnswer struct {
	Checked *lsp.Probed `json:"checked"`
	Problem string      `json:"problem"`
}

func (a *checkedAnswer) messages() string {
	if a.Checked == nil {
		return "not checked " + a.Problem
	}
	var list []string
	for _, d := range a.Checked.Diagnostics {
		list = append(list, d.Message)
	}
	return strings.Join(list, "; ")
}

// labels are what is offered at the cursor.
func (a *checkedAnswer) labels() []string {
	var list []string
	if a.Checked != nil && a.Checked.Completion != nil {
		for _, x := range a.Checked.Completion.Items {
			list = append(list, x.Label)
		}
	}
	return list
}

const probedMain = `import ballerina/http;
import ballerina/log;

type Order record {|
    int id;
    string name = "";
|};

final http:Client shop = check new ("http://localhost");

public function main() returns error? {
    int total = 1;
    Order placed = {id: total};
    foreach int i in 1 ... total {
        log:printInfo("line");
    }
}
`

// TestCheckExpression: a value is checked and completed where it would stand, and
// nothing changes by that.
func TestCheckExpression(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": probedMain})
	c := s.tab()
	add := func(at, kind string, values ...string) model.Intent {
		in := model.Intent{Kind: "add", At: at, Item: &model.Item{Kind: kind}, Values: map[string]string{}}
		for i := 0; i < len(values); i += 2 {
			in.Values[values[i]] = values[i+1]
		}
		return in
	}
	update := func(node string) model.Intent { return model.Intent{Kind: "update", Node: node} }
	const body = "#function:main/body"
	post := model.Intent{Kind: "add", At: body + "@3", Item: &model.Item{Kind: "action", Module: "ballerina/http", Class: "Client", Name: "post", Connection: "shop"}}
	client := model.Intent{Kind: "addArtifact", Item: &model.Item{Kind: "connection", Module: "ballerina/http", Class: "Client"}, Values: map[string]string{"name": "crm", "configurables": "url"}}
	cases := []struct {
		name      string
		in        model.Intent
		key, text string // the cursor is at |
		want      string // the messages
		offers    string // one of what is offered
	}{
		{"a condition", add(body+"@2", "if"), "condition", "total > 1", "", ""},
		{"the wrong type", add(body+"@2", "if"), "condition", "total", "incompatible types: expected 'boolean', found 'int'", ""},
		{"an unknown name", add(body+"@2", "if"), "condition", "totl > 1", "undefined symbol 'totl'", ""},
		{"not declared yet", add(body+"@1", "if"), "condition", "placed.id > 1", "undefined symbol 'placed'", ""},
		{"behind the last", add(body+"@3", "if"), "condition", "placed.id > 1", "", ""},
		{"in a loop", add(body+"/foreach.i/body@0", "if"), "condition", "i > 1", "", ""},
		{"the type of a variable", add(body+"@1", "variable", "type", "string", "name", "text"), "expression", "total", "incompatible types: expected 'string', found 'int'", ""},
		{"a type", add(body+"@1", "variable"), "type", "Ordr", "unknown type 'Ordr'", ""},
		{"an update", update(body + "/variable.total"), "expression", `"one"`, "incompatible types: expected 'int', found 'string'", ""},
		{"an update that fits", update(body + "/foreach.i"), "collection", "[1, 2]", "", ""},
		{"an action", post, "message", "placed", "", ""},
		{"a member", add(body+"@3", "if"), "condition", "placed.|", "", "id"},
		{"a variable", add(body+"@3", "if"), "condition", "to|", "", "total"},
		{"a library", add(body+"@3", "if"), "condition", "http:STAT|", "", "STATUS_OK"},
		{"a field of a connection", client, "url", "1", "incompatible types", ""},
		{"a statement", add(body+"@3", "code"), "code", "total = \"\";", "incompatible types: expected 'int', found 'string'", ""},
		{"beyond ASCII", add(body+"@3", "variable", "type", "string", "name", "text"), "expression", `"😀" + placed.na|`, "", "name"},
	}
	for _, x := range cases {
		params := map[string]any{"intent": x.in, "key": x.key, "text": x.text}
		text, _, found := strings.Cut(x.text, "|")
		if found {
			params["text"], params["cursor"] = text, len(text)
			if i := strings.Index(text, "😀"); i >= 0 {
				params["cursor"] = len(text) - 2 // four bytes are two units
			}
		}
		var a checkedAnswer
		c.call("studio/checkExpression", params, &a)
		switch got := a.messages(); {
		case found && !slices.Contains(a.labels(), x.offers):
			t.Errorf("%s: offered are %q, %s", x.name, a.labels(), a.Problem)
		case !found && (x.want == "") != (got == "") || !strings.Contains(got, x.want) && !found:
			t.Errorf("%s: %q, want %q", x.name, got, x.want)
		}
	}
	// Places are in the text.
	var a checkedAnswer
	c.call("studio/checkExpression", map[string]any{"intent": add(body+"@2", "if"), "key": "condition", "text": "true && totl"}, &a)
	if len(a.Checked.Diagnostics) != 1 || a.Checked.Diagnostics[0].From != 8 || a.Checked.Diagnostics[0].To != 12 {
		t.Errorf("the place: %+v", a.Checked.Diagnostics)
	}
	// One field of a record.
	c.call("studio/checkExpression", map[string]any{"intent": update(body + "/variable.placed"), "key": "expression", "before": "{id: ", "text": `"x"`, "after": `, name: totl}`}, &a)
	if got := a.messages(); got != "incompatible types: expected 'int', found 'string'" {
		t.Errorf("a field: %q", got)
	}
	if d := c.read(s, "main.bal"); d.Text != probedMain {
		t.Errorf("the text is now %s", d.Text)
	}
	var o modelOf[model.Overview]
	c.call("studio/overview", nil, &o)
	if o.Model.Errors != 0 {
		t.Errorf("%d errors are left", o.Model.Errors)
	}
}

// TestValuesImport: a value that names a module brings its import.
func TestValuesImport(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	c.call("studio/edit", map[string]any{"intent": model.Intent{Kind: "add", At: "#function:main/body@2", Item: &model.Item{Kind: "variable"},
		Values: map[string]string{"type": "time:Utc", "name": "now", "expression": "time:utcNow()"}}}, nil)
	if d := c.read(s, "main.bal"); !strings.HasPrefix(d.Text, "import ballerina/io;\nimport ballerina/time;\n\n") || !strings.Contains(d.Text, "    time:Utc now = time:utcNow();\n}") {
		t.Errorf("the text: %s", d.Text)
	}
}

// TestCheckKeepsImports: an import that only the value in question needs is there while it
// is looked at, whether the file has it or not.
func TestCheckKeepsImports(t *testing.T) {
	t.Parallel()
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "import ballerina/http;\n\npublic function main() {\n    int status = http:STATUS_OK;\n}\n"})
	c := s.tab()
	in := model.Intent{Kind: "update", Node: "#function:main/body/variable.status"}
	for text, want := range map[string]string{
		"http:STATUS_NOT_FOUND": "",
		"time:utcNow()[0]":      "",
		"time:now()":            "undefined function 'time:now'",
		"nowhere:f()":           "undefined module 'nowhere'",
	} {
		var a checkedAnswer
		c.call("studio/checkExpression", map[string]any{"intent": in, "key": "expression", "text": text}, &a)
		if got := a.messages(); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q", text, got)
		}
	}
}
