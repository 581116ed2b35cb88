package http

import (
	"fmt"
	"strings"
	"testing"
)

// tree builds a tree of paths like "GET /a/[b]/[c...]".
func tree(paths ...string) *node {
	root := &node{}
	for _, p := range paths {
		method, path, _ := strings.Cut(p, " ")
		if method == "default" {
			method = ""
		}
		var segs []segment
		for _, s := range strings.Split(strings.Trim(path, "/"), "/") {
			switch {
			case s == "":
			case strings.HasSuffix(s, "...]"):
				segs = append(segs, segment{rest: true})
			case strings.HasPrefix(s, "["):
				segs = append(segs, segment{param: true})
			default:
				segs = append(segs, segment{name: s})
			}
		}
		root.add(segs, &resource{method: method, path: p})
	}
	return root
}

// show tells what a lookup found.
func show(found bool, path string, rt *route) string {
	if !found {
		if rt.pathFits {
			return "405"
		}
		return "404"
	}
	s := rt.res.path
	if rt.n > 0 {
		s += " " + strings.Join(rt.params[:rt.n], ",")
	}
	if rt.rest >= 0 {
		s += " +" + path[rt.rest:]
	}
	return s
}

func TestRouting(t *testing.T) {
	shop := []string{"GET /items", "POST /items", "GET /items/[id]", "GET /items/new", "default /items/[id]/[rest...]", "GET /items/[id]/parts/[n]"}
	for _, c := range []struct {
		paths  []string
		method string
		path   string
		want   string
	}{
		{shop, "GET", "/items", "GET /items"},
		{shop, "GET", "//items/", "GET /items"},
		{shop, "POST", "/items", "POST /items"},
		{shop, "PUT", "/items", "405"},
		{shop, "GET", "/", "404"},
		{shop, "GET", "/item", "404"},
		{shop, "GET", "/items/7", "GET /items/[id] 7"},
		{shop, "GET", "/items/new", "GET /items/new"},
		{shop, "PUT", "/items/new", "405"},
		{shop, "GET", "/items/7/parts/3", "GET /items/[id]/parts/[n] 7,3"},
		{shop, "POST", "/items/7/parts/3", "default /items/[id]/[rest...] 7 +/parts/3"},
		{shop, "GET", "/items/7/other", "default /items/[id]/[rest...] 7 +/other"},
		{shop, "GET", "/items/new/other", "default /items/[id]/[rest...] new +/other"},
		{shop, "GET", "/items;x=1/7;y=2", "GET /items/[id] 7"},
		// A rest parameter needs a segment, except at the root.
		{[]string{"GET /a/[r...]"}, "GET", "/a", "404"},
		{[]string{"GET /[r...]"}, "GET", "/", "GET /[r...] +/"},
		{[]string{"GET /[r...]"}, "GET", "/x/y", "GET /[r...] +/x/y"},
		// The accessor comes before default, a fixed segment before the accessor.
		{[]string{"default /a", "GET /a"}, "GET", "/a", "GET /a"},
		{[]string{"default /a", "GET /a"}, "PATCH", "/a", "default /a"},
		{[]string{"POST /a", "GET /[p]"}, "GET", "/a", "GET /[p] a"},
		{[]string{"POST /a", "PUT /[p]"}, "GET", "/a", "405"},
		// A branch that leads nowhere is left again.
		{[]string{"GET /a/b/c", "GET /[x]/b/d"}, "GET", "/a/b/d", "GET /[x]/b/d a"},
		{[]string{"GET /[x]/[y]/c", "GET /[x]/b/[z]"}, "GET", "/1/b/c", "GET /[x]/b/[z] 1,c"},
		{[]string{"GET /a b"}, "GET", "/a%20b", "GET /a b"},
	} {
		var rt route
		rt.rest = -1
		found := tree(c.paths...).find(c.path, 0, c.method, strings.Contains(c.path, "%"), &rt)
		if got := show(found, c.path, &rt); got != c.want {
			t.Errorf("%s %s among %q: %s, want %s", c.method, c.path, c.paths, got, c.want)
		}
	}
}

// TestRoutingAgainstSearch compares the tree with trying every path.
func TestRoutingAgainstSearch(t *testing.T) {
	segs := []string{"a", "b", "[p]"}
	var paths []string
	for i := range 27 {
		if i%3 == 1 {
			continue
		}
		paths = append(paths, fmt.Sprintf("GET /%s/%s/%s", segs[i%3], segs[i/3%3], segs[i/9]))
	}
	root := tree(paths...)
	matches := func(pattern, path string) bool {
		ps, ss := strings.Split(pattern[5:], "/"), strings.Split(path[1:], "/")
		for i := range ps {
			if ps[i] != "[p]" && ps[i] != ss[i] {
				return false
			}
		}
		return true
	}
	// Fixed segments count more the further left they stand.
	weight := func(pattern string) (w int) {
		for _, s := range strings.Split(pattern[5:], "/") {
			w *= 2
			if s != "[p]" {
				w++
			}
		}
		return w
	}
	words := []string{"a", "b", "c"}
	for i := range 27 {
		path := "/" + words[i%3] + "/" + words[i/3%3] + "/" + words[i/9]
		best := ""
		for _, p := range paths {
			if matches(p, path) && (best == "" || weight(p) > weight(best)) {
				best = p
			}
		}
		var rt route
		got := ""
		if root.find(path, 0, "GET", false, &rt) {
			got = rt.res.path
		}
		if got != best {
			t.Errorf("%s: %q, want %q", path, got, best)
		}
	}
}

func TestRoutingDoesNotAllocate(t *testing.T) {
	root := tree("GET /a/[b]/c", "GET /a/[b]/[c...]", "POST /a/x/c")
	var rt route
	if n := testing.AllocsPerRun(100, func() {
		rt = route{}
		root.find("/a/17/c", 0, "GET", false, &rt)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestMatrixParams(t *testing.T) {
	for _, c := range []struct{ raw, template, want string }{
		{"/a;x=1;y=2/b", "/a", "x=1 y=2"},
		{"/a;x=1/b;z=a%20b", "/a/b", "z=a b"},
		{"/a/b", "/a/b", ""},
		{"/a;x=1", "/c", ""},
	} {
		var got []string
		for _, p := range matrixParams(c.raw, c.template) {
			got = append(got, p[0]+"="+p[1])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("matrixParams(%q, %q) = %q, want %q", c.raw, c.template, got, c.want)
		}
	}
	if name, bad := nonMatrix("/a;x=1;age/b"); !bad || name != "age" {
		t.Errorf("nonMatrix finds %q, %v", name, bad)
	}
}

func TestParseQuery(t *testing.T) {
	for raw, want := range map[string]string{
		"":                       "",
		"a=1&b=2":                "a:1 b:2",
		"a=1,2&a=3":              "a:1|2|3",
		"a=1%2C2,3":              "a:1,2|3",
		"a":                      "a",
		"a=":                     "a:",
		"a=x+y&b%20c=%zz&&=":     "a:x y b c:%zz :",
		"a&a=5":                  "a:5",
		"%F0%9F%98%80=%E2%82%AC": "😀:€",
	} {
		var got []string
		for _, p := range parseQuery(raw) {
			s := p.name
			if p.set {
				s += ":" + strings.Join(p.values, "|")
			}
			got = append(got, s)
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("parseQuery(%q) = %q, want %q", raw, g, want)
		}
	}
}

func FuzzRouting(f *testing.F) {
	f.Add("/a/b", "GET")
	f.Add("//a;x=/%zz", "POST")
	root := tree("GET /a/[b]/c", "GET /a/[b]/[c...]", "POST /a/x/c", "default /[r...]", "GET /[x]/[y]/[z]")
	f.Fuzz(func(t *testing.T, path, method string) {
		var rt route
		rt.rest = -1
		if root.find(path, 0, method, strings.Contains(path, "%"), &rt) != (rt.res != nil) {
			t.Fatal("found without a resource")
		}
		if rt.rest > len(path) {
			t.Fatalf("rest %d of %q", rt.rest, path)
		}
		matrixParams(path, "/a/b")
		parseQuery(path)
		validTarget(path)
	})
}
