package full

import (
	"testing"

	"barre/lib/catalog"
	"barre/lib/core"
)

// TestCatalog keeps the catalogue of what the core set lacks complete.
func TestCatalog(t *testing.T) {
	small := map[string]bool{}
	for _, m := range core.Modules() {
		small[m.QName()] = true
	}
	n := 0
	for _, m := range Modules() {
		if small[m.QName()] {
			continue
		}
		n++
		if !catalog.InFull(m.QName()) {
			t.Errorf("module %s is missing in barre/lib/catalog", m.QName())
		}
	}
	if want := len(catalog.Names()); want != n {
		t.Errorf("barre/lib/catalog lists %d modules, the full set adds %d", want, n)
	}
}
