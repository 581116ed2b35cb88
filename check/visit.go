package check

import (
	"barre/syntax"
	"barre/tree"
)

// Classes lists the classes of a checked module, those of services and of object
// constructors included.
func (m *Module) Classes() []*tree.Class { return m.classes }

// Files lists the sources of the module.
func (m *Module) Files() []*syntax.File {
	list := make([]*syntax.File, len(m.files))
	for i, fs := range m.files {
		list[i] = fs.f
	}
	return list
}
