package model

import (
	"strings"
	"testing"
)

func TestRename(t *testing.T) {
	const src = `type Order record {|
    int id;
|};

const int LIMIT = 3;

function load(int id) returns Order => {id};

public function main() {
    Order order = load(LIMIT);
    int id = order.id;
    Order again = {id};
    foreach int n in 0 ..< id {
        Order _ = load(n);
    }
    int load2 = again.id;
}
`
	p := program(true, parse("main.bal", src))
	for _, c := range []struct{ node, name, from, to string }{
		{"#function:load", "fetch", "load(", "fetch("},
		{"#constant:LIMIT", "MOST", "LIMIT", "MOST"},
		{"#type:Order", "Purchase", "Order", "Purchase"},
		{"#function:main/body/variable.order", "first", "", ""},
		{"#function:main/body/variable.id", "number", "", ""},
		{"#function:main/body/foreach.n", "index", "", ""},
		{"#function:main/body/call.order", "first", "", ""},
	} {
		edits, err := p.Edit(Intent{Kind: "rename", Node: c.node, Values: map[string]string{"name": c.name}})
		if c.node == "#function:main/body/variable.order" {
			if err == nil {
				t.Error("a node that is not there is renamed")
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.node, err)
			continue
		}
		after, f := edited(t, p, edits, true)
		if after.World.HasErrors() {
			t.Errorf("%s: %s\n%s", c.node, after.World.Diagnostics()[0].Msg, diff(src, f.Src))
		}
		if c.from != "" && f.Src != strings.ReplaceAll(src, c.from, c.to) {
			t.Errorf("%s:\n%s", c.node, diff(src, f.Src))
		}
		undone(t, c.node, src, f.Src, edits)
	}
	for _, bad := range []string{"", "1x", "a b", "if", "load2", "Order", "x; int y"} {
		if _, err := p.Edit(Intent{Kind: "rename", Node: "#function:load", Values: map[string]string{"name": bad}}); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}
