package e2e

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The schema that build writes tells right from wrong as a program does, where a
// JSON schema can: every configuration that one accepts is valid, every one that
// it refuses is not.
func TestConfigSchemaValidates(t *testing.T) {
	t.Parallel()
	// A variable of each type, all in one package.
	names := map[string]string{}
	var vars strings.Builder
	add := func(typ string) {
		if names[typ] == "" {
			names[typ] = fmt.Sprint("v", len(names)+1)
			fmt.Fprintf(&vars, "configurable %s %s = ?;\n", typ, names[typ])
		}
	}
	for _, c := range configurations() {
		add(c.typ)
	}
	for _, m := range mistakes() {
		add(m.typ)
	}
	dir := folder(t, "Ballerina.toml", shopManifest,
		"main.bal", strings.Split(configuredTypes, "configurable")[0]+vars.String()+"\npublic function main() {\n    io:println(v1);\n}\n")
	call{dir: dir, args: []string{"build"}}.run(t).want(t, 0, "", `~(?s).*`)
	text, err := os.ReadFile(filepath.Join(dir, "target", "bin", "config-schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema := func(at string) *jsonschema.Schema {
		s, err := compiler.Compile("schema.json#" + at)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	value := func(text string) (any, bool) {
		var m map[string]any
		if err := toml.Unmarshal([]byte(text), &m); err != nil {
			return nil, false
		}
		switch v := m["v"].(type) {
		case toml.LocalDate, toml.LocalDateTime, toml.LocalTime:
			return nil, false // JSON has none
		default:
			return v, true
		}
	}
	valid := map[string]any{}
	checked := 0
	for _, c := range configurations() {
		s := schema("/properties/acme/properties/shop/properties/" + names[c.typ])
		for _, text := range []string{c.toml, c.other} {
			v, ok := value(text)
			if !ok {
				t.Errorf("%s is no TOML", text)
				continue
			}
			if err := s.Validate(v); err != nil {
				t.Errorf("%s: %s is refused: %v", c.typ, text, err)
			}
			valid[names[c.typ]] = v
			checked++
		}
	}
	// What no schema can tell.
	beyond := []string{
		"is no XML", "is XML of another kind", "exponent is too large", "ambiguous", "has the same key", "is too large: an int",
		"'v' is expected to be of type 'int', but found 'float'", // 1.0 is an integer to it
	}
	for _, m := range mistakes() {
		if m.toml == "" || strings.Contains(m.toml, "inf") {
			continue
		}
		if v, ok := value(m.toml); ok && schema("/properties/acme/properties/shop/properties/"+names[m.typ]).Validate(v) == nil {
			known := false
			for _, b := range beyond {
				known = known || strings.Contains(m.want, b)
			}
			if !known {
				t.Errorf("%s: %s is accepted", m.typ, m.toml)
			}
		}
		checked++
	}
	if checked < 100 {
		t.Errorf("%d values checked", checked)
	}
	// The configuration as a whole: complete, with one missing, with one too many.
	for _, m := range mistakes() {
		if valid[names[m.typ]] == nil {
			valid[names[m.typ]] = map[string]any{}
		}
	}
	whole := map[string]any{"acme": map[string]any{"shop": valid}}
	root := schema("")
	one := names["int"]
	kept := valid[one]
	delete(valid, one)
	if err := root.Validate(whole); err == nil || !strings.Contains(err.Error(), "missing property '"+one+"'") {
		t.Errorf("without %s: %v", one, err)
	}
	valid[one], valid["nobody"] = kept, int64(1)
	if err := root.Validate(whole); err == nil || !strings.Contains(err.Error(), "additional properties 'nobody' not allowed") {
		t.Errorf("with one too many: %v", err)
	}
}
