package value

const mergeReason = "{ballerina/lang.value}MergeJsonError"

// MergeJSON merges b into a, both json: fields of mappings one by one, and ()
// gives way to everything else. The first result is a with b in it, or an *Error
// when the two do not go together, in which case a has not changed; the error is
// the panic of an update that a's inherent type forbids.
func MergeJSON(a, b Value) (Value, error) {
	if e := (&jsonMerge{}).check(a, b); e != nil {
		return e, nil
	}
	return mergeInto(a, b)
}

type jsonMerge struct{ pairs map[[2]*Map]bool }

func (j *jsonMerge) check(a, b Value) *Error {
	if a == nil || b == nil {
		return nil
	}
	m, ok := a.(*Map)
	n, ok2 := b.(*Map)
	if !ok || !ok2 {
		return Panicf(mergeReason, "Cannot merge JSON values of types '%s' and '%s'", TypeOf(a), TypeOf(b))
	}
	if j.pairs == nil {
		j.pairs = map[[2]*Map]bool{}
	}
	if j.pairs[[2]*Map{m, n}] {
		return Panic(mergeReason, "Cannot merge JSON values with cyclic references")
	}
	j.pairs[[2]*Map{m, n}] = true
	defer delete(j.pairs, [2]*Map{m, n})
	n.tidy()
	for i, k := range n.lay.keys {
		v, ok := m.Get(k)
		if !ok {
			continue
		}
		if e := j.check(v, n.at(i)); e != nil {
			return NewError(mergeReason, nil, "message", Str("JSON Merge failed for key '"+k+"'"), "cause", e)
		}
	}
	return nil
}

// mergeInto merges what check has found to go together.
func mergeInto(a, b Value) (Value, error) {
	if a == nil {
		return b, nil
	}
	m, ok := a.(*Map)
	n, ok2 := b.(*Map)
	if !ok || !ok2 {
		return a, nil
	}
	n.tidy()
	for i, k := range n.lay.keys {
		v := n.at(i)
		if old, ok := m.Get(k); ok {
			merged, err := mergeInto(old, v)
			if err != nil {
				return nil, err
			}
			if merged == old {
				continue
			}
			v = merged
		}
		if err := m.Set(k, v); err != nil {
			return nil, err
		}
	}
	return a, nil
}
