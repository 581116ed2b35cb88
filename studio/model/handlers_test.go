package model

import (
	"strings"
	"testing"
)

// TestHandlers: what a listener calls is offered with its parameters, in the words of the
// service's file.
func TestHandlers(t *testing.T) {
	t.Parallel()
	src := parse("main.bal", `import ballerina/file as f;

type Watched service object {
    *Renamed;
    remote function onStart(f:FileEvent[] first) returns error|int;
};

type Renamed service object {
    remote function onRename();
};

class Own {
    public isolated function attach(Watched s, string? name = ()) returns error? {
    }
    public isolated function detach(Watched s) returns error? {
    }
    public isolated function 'start() returns error? {
    }
    public isolated function gracefulStop() returns error? {
    }
    public isolated function immediateStop() returns error? {
    }
}

service on new f:Listener(path = ".") {
    remote function onModify(f:FileEvent e) {
    }
}

service on new Own() {
}
`)
	p := program(true, src)
	said := func(id string) string {
		var list []string
		for _, m := range p.Service(id).Handlers {
			text := m.Name + "("
			for _, q := range m.Params {
				text += q.Type + " " + q.Name
			}
			list = append(list, text+")"+m.Returns)
		}
		return strings.Join(list, " ")
	}
	if got, want := said("#service:"), "onCreate(f:FileEvent event) onDelete(f:FileEvent event)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := said("#service:~2"), "onRename() onStart(f:FileEvent[] first)error|int"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	item := Item{Kind: ArtifactService, Module: "ballerina/file", Class: "Listener"}
	fields := p.ItemForm(item).Fields
	if f := fields[len(fields)-1]; f.Key != "handler" || f.Value != "onCreate" || strings.Join(f.Options, " ") != "onCreate onModify onDelete" {
		t.Errorf("%+v", f)
	}
	edits, err := p.Edit(Intent{Kind: "addArtifact", Item: &item, Values: map[string]string{"basePath": "", "path": `"."`, "handler": "onDelete", "recursive": "true"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := Apply(src.Src, edits); !strings.Contains(got, "{\n    remote function onDelete(f:FileEvent event) {\n    }\n}\n") {
		t.Errorf("%s", got)
	}
	if _, err := p.Edit(Intent{Kind: "addArtifact", Item: &item, Values: map[string]string{"path": `"."`, "handler": "onNothing", "recursive": "true"}}); err == nil || err.Error() != "a service of Listener has no function onNothing" {
		t.Errorf("%v", err)
	}
}

// TestLibraryHandlers: what a library says that its services can have is declared.
func TestLibraryHandlers(t *testing.T) {
	t.Parallel()
	p := program(true, parse("main.bal", ""))
	n := 0
	for _, l := range p.Libraries {
		for class := range l.Handlers {
			n++
			if len(p.handlersOf(p.named(l.QName(), class))) == 0 {
				t.Errorf("%s: %s has no handlers", l.QName(), class)
			}
		}
	}
	if n == 0 {
		t.Error("no library says what its services can have")
	}
}
