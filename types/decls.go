package types

// Decls lists the definitions that the mapping and object descriptors of a type
// come from, those of an intersection included.
func Decls(t Type) []any {
	if t.Basics()&(BMapping|BObject) == 0 {
		return nil
	}
	e := envOf(t, t)
	e.mu.Lock()
	defer e.mu.Unlock()
	var r []any
	seen := map[any]bool{}
	for _, bit := range []Basic{BMappingRW, BMappingRO, BObjectRW, BObjectRO} {
		if t.Basics()&bit == 0 || t.all&bit != 0 {
			continue
		}
		b, ok := t.sub(bit).(*bdd)
		if !ok {
			continue
		}
		b.paths(nil, nil, func(pos, neg []*atom) bool {
			for _, a := range pos {
				if a.mapping != nil && a.mapping.meta != nil {
					if d := a.mapping.meta.Decl; d != nil && !seen[d] {
						seen[d] = true
						r = append(r, d)
					}
				}
			}
			return true
		})
	}
	return r
}
