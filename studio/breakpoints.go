package studio

import (
	"slices"
	"strings"
)

// Breakpoint is one in a source, its line from 1.
type Breakpoint struct {
	Line         int    `json:"line"`
	Condition    string `json:"condition,omitempty"`
	HitCondition string `json:"hitCondition,omitempty"`
	LogMessage   string `json:"logMessage,omitempty"`
}

// breakpointsOf are the breakpoints of a source.
type breakpointsOf struct {
	URI         string       `json:"uri"`
	Breakpoints []Breakpoint `json:"breakpoints"`
}

// breakpoints lists them all.
func (t *tab) listBreakpoints(*none) (any, error) {
	all := []breakpointsOf{}
	for uri, points := range t.s.breakpoints {
		all = append(all, breakpointsOf{uri, points})
	}
	slices.SortFunc(all, func(a, b breakpointsOf) int { return strings.Compare(a.URI, b.URI) })
	return all, nil
}

// How many breakpoints a source may have, and how many sources may have some.
const (
	maxBreakpoints = 1000
	maxBroken      = 1000
)

// setBreakpoints replaces those of a source, also in what is being debugged.
func (t *tab) setBreakpoints(p *breakpointsOf) (any, error) {
	s := t.s
	uri := p.URI
	if path, ok := pathOf(uri); ok {
		uri = uriOf(path)
	}
	if len(p.Breakpoints) > maxBreakpoints {
		return nil, failure(codeParams, "a source can have %d breakpoints", maxBreakpoints)
	}
	if _, ok := s.breakpoints[uri]; !ok && len(s.breakpoints) >= maxBroken {
		return nil, failure(codeParams, "%d sources have breakpoints already: remove some first", maxBroken)
	}
	if len(p.Breakpoints) == 0 {
		delete(s.breakpoints, uri)
	} else {
		s.breakpoints[uri] = p.Breakpoints
	}
	s.broadcast("studio/breakpoints", breakpointsOf{uri, list(p.Breakpoints)}, "breakpoints "+uri)
	for _, x := range s.sessions {
		if x.debugger != nil && x.debugger.phase != debugStarting {
			s.sendBreakpoints(x, uri)
		}
	}
	return map[string]any{}, nil
}
