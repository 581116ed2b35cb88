package examples

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCreateOrderIntake(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "shop")
	if err := CreateOrderIntake(dir, "acme", "shop"); err != nil {
		t.Fatal(err)
	}
	manifest, err := os.ReadFile(filepath.Join(dir, "Ballerina.toml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"org = \"acme\"\n", "name = \"shop\"\n"} {
		if !strings.Contains(string(manifest), line) {
			t.Errorf("no %q in\n%s", line, manifest)
		}
	}
	sources, err := filepath.Glob(orderIntake + "/*.bal")
	if err != nil || len(sources) == 0 {
		t.Fatal("no sources", err)
	}
	for _, source := range append(sources, orderIntake+"/README.md") {
		want, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, filepath.Base(source)))
		if err != nil || string(got) != string(want) {
			t.Errorf("%s is not as in the example: %v", source, err)
		}
	}

	// What a person changed stays.
	main := filepath.Join(dir, "types.bal")
	if err := os.WriteFile(main, []byte("// mine\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := CreateOrderIntake(dir, "", ""); err != nil {
		t.Fatal(err)
	}
	if text, _ := os.ReadFile(main); string(text) != "// mine\n" {
		t.Errorf("overwritten: %s", text)
	}
}
