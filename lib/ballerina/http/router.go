package http

import (
	"net/url"
	"strings"
)

// A service's resources form a tree: one level for each segment of a path. It
// is built when the service is attached; finding a resource walks down the
// path without allocating.
//
// Where a path fits several resources the most specific one wins, from left to
// right: a fixed segment before a parameter, a parameter before a rest
// parameter. A branch that leads nowhere, or to resources that do not have the
// method, is left again for the next.

// node is a place in the tree.
type node struct {
	fixed map[string]*node
	param *node
	// here are the resources whose path ends here, rest those whose rest
	// parameter begins here.
	here, rest []*resource
}

// route is what looking up a request found.
type route struct {
	res *resource
	// params are the raw segments that parameters matched, in order; rest is
	// where the rest parameter's part of the path begins, -1 without one.
	params [maxParams]string
	n      int
	rest   int
	// pathFits says that there was a resource for the path, though not for the
	// method.
	pathFits bool
}

// maxParams is the most path parameters a resource can have.
const maxParams = 16

// add puts a resource into the tree; segs are its path.
func (n *node) add(segs []segment, r *resource) {
	for _, s := range segs {
		switch {
		case s.rest:
			n.rest = append(n.rest, r)
			return
		case s.param:
			if n.param == nil {
				n.param = &node{}
			}
			n = n.param
		default:
			c := n.fixed[s.name]
			if c == nil {
				c = &node{}
				if n.fixed == nil {
					n.fixed = map[string]*node{}
				}
				n.fixed[s.name] = c
			}
			n = c
		}
	}
	n.here = append(n.here, r)
}

// segment is a segment of a resource's path.
type segment struct {
	name        string // of a fixed segment
	param, rest bool
}

// nextSegment returns the first segment of path, without its matrix
// parameters, and where the one behind it begins; -1 when there is none left.
// Empty segments are skipped.
func nextSegment(path string, at int) (seg string, next int) {
	for at < len(path) && path[at] == '/' {
		at++
	}
	if at >= len(path) {
		return "", -1
	}
	end := at
	semi := -1
	for end < len(path) && path[end] != '/' {
		if path[end] == ';' && semi < 0 {
			semi = end
		}
		end++
	}
	if semi < 0 {
		semi = end
	}
	return path[at:semi], end
}

// find looks up a path below the service's base path. escaped says that the
// segments are percent-encoded.
func (n *node) find(path string, at int, method string, escaped bool, rt *route) bool {
	return n.walk(path, at, method, escaped, rt, true)
}

func (n *node) walk(path string, at int, method string, escaped bool, rt *route, root bool) bool {
	seg, next := nextSegment(path, at)
	if next < 0 {
		if r := pick(n.here, method, rt); r != nil {
			rt.res, rt.rest = r, -1
			return true
		}
		// A rest parameter stands for one segment at least, except at the
		// root, where it makes a resource for everything.
		if root {
			if r := pick(n.rest, method, rt); r != nil {
				rt.res, rt.rest = r, at
				return true
			}
		}
		return false
	}
	if len(n.fixed) > 0 {
		if c := n.child(seg, escaped); c != nil && c.walk(path, next, method, escaped, rt, false) {
			return true
		}
	}
	if n.param != nil && rt.n < maxParams {
		rt.params[rt.n] = seg
		rt.n++
		if n.param.walk(path, next, method, escaped, rt, false) {
			return true
		}
		rt.n--
	}
	if r := pick(n.rest, method, rt); r != nil {
		rt.res, rt.rest = r, at
		return true
	}
	return false
}

// child is the node for a fixed segment. One whose encoding is malformed is
// none.
func (n *node) child(seg string, escaped bool) *node {
	if escaped {
		u, err := url.PathUnescape(seg)
		if err != nil {
			return nil
		}
		seg = u
	}
	return n.fixed[seg]
}

// pick chooses the resource for a method: one with that accessor, or one with
// the accessor default.
func pick(rs []*resource, method string, rt *route) *resource {
	var fallback *resource
	for _, r := range rs {
		switch r.method {
		case method:
			return r
		case "":
			fallback = r
		}
	}
	if fallback == nil && len(rs) > 0 {
		rt.pathFits = true
	}
	return fallback
}

// methods collects the methods of the resources that a path fits, most
// specific first.
func (n *node) methods(path string, at int, escaped bool, add func(r *resource)) bool {
	return n.collect(path, at, escaped, add, true)
}

func (n *node) collect(path string, at int, escaped bool, add func(r *resource), root bool) bool {
	seg, next := nextSegment(path, at)
	each := func(rs []*resource) bool {
		for _, r := range rs {
			add(r)
		}
		return len(rs) > 0
	}
	if next < 0 {
		return each(n.here) || root && each(n.rest)
	}
	if c := n.child(seg, escaped); c != nil && c.collect(path, next, escaped, add, false) {
		return true
	}
	if n.param != nil && n.param.collect(path, next, escaped, add, false) {
		return true
	}
	return each(n.rest)
}

// unescape decodes a segment's percent-encoding; what is malformed stays as it
// is.
func unescape(s string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// matrixParams returns the matrix parameters of the segment that ends the
// template path, which is compared with raw without matrix parameters.
func matrixParams(raw, template string) [][2]string {
	at, tat := 0, 0
	last := ""
	for {
		seg, next := nextSegment(raw, at)
		tseg, tnext := nextSegment(template, tat)
		if tnext < 0 {
			break
		}
		if next < 0 || unescape(seg) != unescape(tseg) {
			return nil
		}
		start := next
		for start > 0 && raw[start-1] != '/' {
			start--
		}
		last = raw[start:next]
		at, tat = next, tnext
	}
	var ps [][2]string
	_, rest, ok := strings.Cut(last, ";")
	for ok {
		var p string
		p, rest, ok = strings.Cut(rest, ";")
		if name, v, has := strings.Cut(p, "="); has {
			ps = append(ps, [2]string{unescape(name), unescape(v)})
		}
	}
	return ps
}
