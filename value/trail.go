package value

// trail is the way from the root of a value to the container that is being
// looked at. It finds cycles.
type trail struct {
	path []Value
	at   map[Value]int // places in path, from setFrom on
}

// setFrom is the length from which on a trail keeps a set beside the path; a
// scan over fewer is faster than hashing.
const setFrom = 32

// enter goes into v. If v is on the trail already it gives its place there and
// does not.
func (t *trail) enter(v Value) (at int, again bool) {
	if t.at != nil {
		if i, ok := t.at[v]; ok {
			return i, true
		}
		t.at[v] = len(t.path)
	} else {
		for i, x := range t.path {
			if x == v {
				return i, true
			}
		}
	}
	t.path = append(t.path, v)
	if t.at == nil && len(t.path) == setFrom {
		t.at = make(map[Value]int, 2*setFrom)
		for i, x := range t.path {
			t.at[x] = i
		}
	}
	return 0, false
}

// leave goes out of what was entered last.
func (t *trail) leave() {
	n := len(t.path) - 1
	if t.at != nil {
		delete(t.at, t.path[n])
	}
	t.path = t.path[:n]
}
