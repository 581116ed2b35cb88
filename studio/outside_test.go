package studio

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// insertion is an edit of the language server's kind that puts a text at the beginning of
// a file.
func insertion(path, text string) map[string]any {
	start := map[string]int{"line": 0, "character": 0}
	return map[string]any{"label": "Insert", "edit": map[string]any{"changes": map[string]any{
		uriOf(path): []any{map[string]any{"range": map[string]any{"start": start, "end": start}, "newText": text}},
	}}}
}

// TestNothingIsWrittenOver: a file that is there and is no document is not replaced.
func TestNothingIsWrittenOver(t *testing.T) {
	t.Parallel()
	const binary = "\xff\xfe\x00binary"
	s := start(t, map[string]string{"Ballerina.toml": manifest, "main.bal": "configurable int port = 1;\n", "data.bal": binary, "Config.toml": binary})
	c := s.tab()
	for _, name := range []string{"data.bal", "Config.toml"} {
		path := filepath.Join(s.dir, name)
		err := c.try("studio/applyEdit", insertion(path, "// new\n"), nil)
		if err == nil || err.Error() != "there is a file '"+name+"' already, which cannot be edited here" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := c.try("studio/setConfig", map[string]any{"id": "#configurable:port", "value": "2"}, nil); err == nil {
		t.Error("Config.toml is written over")
	}
	for _, name := range []string{"data.bal", "Config.toml"} {
		if b, err := os.ReadFile(filepath.Join(s.dir, name)); err != nil || string(b) != binary {
			t.Errorf("%s: %q, %v", name, b, err)
		}
	}
}

// TestMadeAtOnce: a file that another program makes while its document is not written yet
// is taken up.
func TestMadeAtOnce(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	path := filepath.Join(s.dir, "more.bal")
	c.call("studio/applyEdit", insertion(path, "function here() {\n}\n"), nil)
	write(t, path, "function there() {\n}\n")
	eventually(t, "both are in the file", func() bool {
		b, _ := os.ReadFile(path)
		return strings.Contains(string(b), "here()") && strings.Contains(string(b), "there()")
	})
}

// TestOutside: what is not of the project is neither read nor written, whatever leads
// there.
func TestOutside(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	other := t.TempDir()
	secret := filepath.Join(other, "secret.txt")
	write(t, secret, "secret")
	if err := c.try("studio/read", map[string]any{"uri": uriOf(secret)}, nil); err == nil || strings.Contains(err.Error(), "no such file") || !strings.Contains(err.Error(), "is not part of this project") {
		t.Errorf("read: %v", err)
	}
	if err := c.try("studio/read", map[string]any{"uri": uriOf(filepath.Join(other, "none.txt"))}, nil); err == nil || !strings.Contains(err.Error(), "is not part of this project") {
		t.Errorf("whether a file is there shows: %v", err)
	}
	paths := []string{filepath.Join(other, "x.bal"), filepath.Join(s.dir, "..", "x.bal"), filepath.Join(s.dir, ".git", "config"), s.dir}
	if runtime.GOOS != "windows" {
		if err := os.Symlink(other, filepath.Join(s.dir, "link")); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, filepath.Join(s.dir, "link", "x.bal"), filepath.Join(s.dir, "link", "deep", "x.bal"))
	}
	for _, path := range paths {
		if err := c.try("studio/applyEdit", insertion(path, "// new\n"), nil); err == nil || !strings.Contains(err.Error(), "is not part of this project") {
			t.Errorf("%s: %v", path, err)
		}
	}
	if entries, _ := os.ReadDir(other); len(entries) != 1 {
		t.Errorf("written outside: %v", entries)
	}
}

// TestSavedLater: what could not be written is written when it can be.
func TestSavedLater(t *testing.T) {
	t.Parallel()
	s := orders(t)
	c := s.tab()
	// Nobody can make a folder where a file is, root neither.
	blocked := filepath.Join(s.dir, "modules")
	if err := os.WriteFile(blocked, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(blocked, "late", "late.bal")
	c.call("studio/applyEdit", insertion(path, "// late\n"), nil)
	c.event("studio/notice", func(raw json.RawMessage) bool { return strings.Contains(string(raw), "until it can be saved") })
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	eventually(t, "it is saved", func() bool {
		b, _ := os.ReadFile(path)
		return strings.HasPrefix(string(b), "// late\n")
	})
}
