package check

import (
	"strings"

	"barre/types"
)

// typeID makes the type-id of an occurrence of distinct; name is that of the
// type or class which the occurrence defines, "" for any other.
func (m *Module) typeID(name string) *types.TypeID {
	id := &types.TypeID{Org: m.src.Org, Module: m.src.Name, Name: name}
	if m.src.Version != "" {
		major, _, _ := strings.Cut(m.src.Version, ".")
		id.Parts = []string{major}
	}
	if name == "" {
		id.Number = m.anonymousIDs
		m.anonymousIDs++
	}
	return id
}
