package studio

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barre/studio/model"
)

// eventually waits until something holds.
func eventually(t *testing.T, what string, f func() bool) {
	t.Helper()
	for deadline := time.Now().Add(patience); !f(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("not so in time: %s", what)
		}
	}
}

// TestDisk: what other programs write is taken up.
func TestDisk(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	path := filepath.Join(s.dir, "main.bal")
	var w modelOf[model.Overview]
	c.call("studio/watch", map[string]any{"kind": "overview"}, &w)

	write(t, path, strings.Replace(ordersMain, "total = 1", "total = 7", 1))
	c.event("studio/changed", func(raw json.RawMessage) bool {
		var p changedParams
		json.Unmarshal(raw, &p)
		return p.Origin == "disk" && p.Client == "" && p.Changes[0].Text == "    int total = 7;\n"
	})
	if d := c.read(s, "main.bal"); !strings.Contains(d.Text, "total = 7") {
		t.Errorf("the text: %s", d.Text)
	}

	// A file that comes, in a folder that comes.
	write(t, filepath.Join(s.dir, "modules/util/util.bal"), "public function twice(int n) returns int => 2 * n;\n")
	c.event("studio/files", func(raw json.RawMessage) bool { return strings.Contains(string(raw), "modules/util/util.bal") })
	c.event("studio/model", func(raw json.RawMessage) bool { return strings.Contains(string(raw), "util#function:twice") })

	// One that is replaced as careful programs do it.
	if err := os.WriteFile(path+".new", []byte(ordersMain+"\nfunction more() {\n}\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		t.Fatal(err)
	}
	c.event("studio/model", func(raw json.RawMessage) bool { return strings.Contains(string(raw), "#function:more") })

	// One that goes.
	if err := os.RemoveAll(filepath.Join(s.dir, "modules")); err != nil {
		t.Fatal(err)
	}
	c.event("studio/files", func(raw json.RawMessage) bool { return !strings.Contains(string(raw), "util.bal") })
	if err := c.try("studio/read", map[string]any{"uri": uriOf(filepath.Join(s.dir, "modules/util/util.bal"))}, nil); err == nil || !strings.Contains(err.Error(), "is not a text of this project any more") {
		t.Errorf("a file that is gone: %v", err)
	}
	// What is binary is not shown, and left alone.
	write(t, filepath.Join(s.dir, "logo.md"), "\xff\xfe")
	c.event("studio/files", func(raw json.RawMessage) bool { return strings.Contains(string(raw), "logo.md") })
	if err := c.try("studio/read", map[string]any{"uri": uriOf(filepath.Join(s.dir, "logo.md"))}, nil); err == nil || !strings.Contains(err.Error(), "not a text in UTF-8") {
		t.Errorf("a binary file: %v", err)
	}
}

// TestMergeWithDisk: what is not saved yet and what another program wrote come
// together, and undo takes back only what was done here.
func TestMergeWithDisk(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	path := filepath.Join(s.dir, "main.bal")
	d := c.read(s, "main.bal")
	// Both happen before anything is saved: the server is held while they do.
	s.mu.Lock()
	if _, err := s.typed("c1", &changeParams{URI: d.URI, Version: d.Version, Changes: d.insert(t, "    io:p", "    int here = 1;\n")}); err != nil {
		t.Fatal(err)
	}
	write(t, path, "// there\n"+ordersMain)
	s.mu.Unlock()
	eventually(t, "both are on disk", func() bool {
		b, _ := os.ReadFile(path)
		return strings.HasPrefix(string(b), "// there\nimport") && strings.Contains(string(b), "    int here = 1;\n    io:println")
	})
	c.call("studio/undo", nil, nil)
	if got := c.read(s, "main.bal").Text; got != "// there\n"+ordersMain {
		t.Errorf("taken back: %s", got)
	}
	c.call("studio/redo", nil, nil)

	// The same line: what was typed here stays, and that is told.
	d = c.read(s, "main.bal")
	s.mu.Lock()
	s.save(s.docs[d.URI])
	if _, err := s.typed("c1", &changeParams{URI: d.URI, Version: d.Version, Changes: d.insert(t, "total = 1", "my")}); err != nil {
		t.Fatal(err)
	}
	write(t, path, strings.Replace(d.Text, "total = 1", "total = 2", 1))
	s.mu.Unlock()
	c.event("studio/notice", func(raw json.RawMessage) bool {
		return strings.Contains(string(raw), "main.bal was changed by another program in line 5, where it has unsaved changes here. Those were kept.")
	})
	eventually(t, "what was typed is on disk", func() bool {
		b, _ := os.ReadFile(path)
		return strings.Contains(string(b), "int mytotal = 1;")
	})
}

// TestUnsaved: a file that cannot be written is said to be so once, its text stays, and
// it is written as soon as that is possible.
func TestUnsaved(t *testing.T) {
	t.Parallel()
	if os.Geteuid() == 0 {
		// Nothing is forbidden to root: a folder takes the file's place.
		s := orders(t)
		c := s.tab()
		path := filepath.Join(s.dir, "main.bal")
		d := c.read(s, "main.bal")
		s.mu.Lock()
		if _, err := s.typed("c1", &changeParams{URI: d.URI, Version: d.Version, Changes: d.insert(t, "int", "final ")}); err != nil {
			t.Fatal(err)
		}
		os.Remove(path)
		os.MkdirAll(filepath.Join(path, "x"), 0o777)
		s.mu.Unlock()
		c.event("studio/notice", func(raw json.RawMessage) bool {
			return strings.Contains(string(raw), "What you change stays here until it can be saved.")
		})
		os.RemoveAll(path)
		d = c.read(s, "main.bal")
		c.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, "int", "/* kept */ ")}, nil)
		eventually(t, "it is saved", func() bool {
			b, _ := os.ReadFile(path)
			return strings.Contains(string(b), "final /* kept */ int total")
		})
	}
}

// TestCreatedFile: a file that a step made goes when the step is taken back.
func TestCreatedFile(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	var r editResult
	c.call("studio/edit", map[string]any{"intent": model.Intent{Kind: "addArtifact", Item: &model.Item{Kind: "type"}, File: "types.bal",
		Values: map[string]string{"name": "Order", "type": "record {| int id; |}"}}}, &r)
	if r.Node != "#type:Order" {
		t.Errorf("the edit: %+v", r)
	}
	path := filepath.Join(s.dir, "types.bal")
	eventually(t, "the file is there", func() bool { _, err := os.Stat(path); return err == nil })
	c.call("studio/undo", nil, nil)
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is still there")
	}
	var m modelOf[any]
	if c.call("studio/declForm", map[string]any{"id": "#type:Order"}, &m); m.Model != nil {
		t.Error("the type is still there")
	}
	c.call("studio/redo", nil, nil)
	eventually(t, "the file is there again", func() bool { _, err := os.Stat(path); return err == nil })
	if c.call("studio/declForm", map[string]any{"id": "#type:Order"}, &m); m.Model == nil {
		t.Error("the type is not there again")
	}
}
