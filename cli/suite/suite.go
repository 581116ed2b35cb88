// Package suite runs the tests of one module: it finds them by their
// annotations, decides which of them run and in which order, calls them with
// what belongs before and after them, and keeps the results.
package suite

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"barre/value"
)

// annotations of the module by which tests are marked.
const marks = "ballerina/test:"

// Options say which tests run, and how.
type Options struct {
	Groups  []string // only tests of these groups; none for all
	Without []string // no tests of these groups
	Tests   []Filter // only these tests; none for all
	// Parallel runs isolated tests at the same time.
	Parallel bool
}

// Filter picks tests by name.
type Filter struct {
	Module string // "" for any
	Name   string // with * for any characters
	Key    string // of the case of a data-driven test, with *; "" for all
}

// ParseFilter reads what --tests says of a test: [module:]name[#key].
func ParseFilter(s string) Filter {
	var f Filter
	s, key, _ := strings.Cut(s, "#")
	f.Key = unquote(key)
	if i := strings.LastIndexByte(s, ':'); i >= 0 {
		f.Module, s = s[:i], s[i+1:]
	}
	f.Name = s
	return f
}

// SplitFilters splits a list of tests at its commas; those within quotes belong
// to the key of a case.
func SplitFilters(s string) []string {
	var list []string
	quote, from := byte(0), 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\'') && i > 0 && s[i-1] == '#':
			quote = c
		case quote == 0 && c == ',':
			list, from = append(list, s[from:i]), i+1
		}
	}
	return append(list, s[from:])
}

// unquote removes the quotes that may stand around the key of a case.
func unquote(s string) string {
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		return s[1 : len(s)-1]
	}
	return s
}

// match reports whether s is what pattern says; * stands for any characters.
func match(pattern, s string) bool {
	parts := strings.Split(pattern, "*")
	if len(parts) == 1 {
		return pattern == s
	}
	s, ok := strings.CutPrefix(s, parts[0])
	if !ok {
		return false
	}
	last := len(parts) - 1
	for _, p := range parts[1:last] {
		i := strings.Index(s, p)
		if i < 0 {
			return false
		}
		s = s[i+len(p):]
	}
	return strings.HasSuffix(s, parts[last])
}

// hook is a function that is called around tests.
type hook struct {
	f         *value.Function
	groups    []string
	alwaysRun bool
}

// test is a test function with what its annotation says.
type test struct {
	name            string
	f               *value.Function
	groups          []string
	provider        *value.Function
	before, after   *value.Function
	dependsOn       []*value.Function
	enabled, serial bool
	runs            int64
	minPassRate     float64
	selected        bool
	keys            []string // patterns of the cases to run; nil for all
	waits           int      // tests it depends on that have not ended
	dependents      []*test
	skipped         bool // because of what it depends on
	data            []dataCase
	dataErr         string
}

// Suite is the tests of a module.
type Suite struct {
	// Name is the name of the module as it is shown.
	Name                    string
	tests                   []*test
	beforeSuite, afterSuite []hook
	beforeEach, afterEach   []hook
	beforeGrps, afterGrps   []hook
}

// New finds the tests among the functions of a module.
func New(name string, functions []*value.Function) *Suite {
	s := &Suite{Name: name}
	for _, f := range functions {
		if f.Info == nil || f.Info.Annots == nil {
			continue
		}
		a := f.Info.Annots
		if c, ok := a.Field(marks + "Config").(*value.Map); ok {
			t := &test{name: f.Info.Name, f: f, groups: texts(c.Field("groups")), enabled: c.Bool("enable"), serial: c.Bool("serialExecution")}
			t.runs, t.minPassRate = 1, 1
			if n, ok := c.Field("runs").(value.Int); ok {
				t.runs = int64(n)
			}
			if x, ok := c.Field("minPassRate").(value.Float); ok {
				t.minPassRate = float64(x)
			}
			t.provider, _ = c.Field("dataProvider").(*value.Function)
			t.before, _ = c.Field("before").(*value.Function)
			t.after, _ = c.Field("after").(*value.Function)
			if l, ok := c.Field("dependsOn").(*value.List); ok {
				for _, v := range l.Values() {
					if d, ok := v.(*value.Function); ok {
						t.dependsOn = append(t.dependsOn, d)
					}
				}
			}
			s.tests = append(s.tests, t)
		}
		for _, k := range []struct {
			mark string
			list *[]hook
		}{
			{"BeforeSuite", &s.beforeSuite}, {"AfterSuite", &s.afterSuite}, {"BeforeEach", &s.beforeEach},
			{"AfterEach", &s.afterEach}, {"BeforeGroups", &s.beforeGrps}, {"AfterGroups", &s.afterGrps},
		} {
			v, ok := a.Get(marks + k.mark)
			if !ok {
				continue
			}
			h := hook{f: f}
			if c, ok := v.(*value.Map); ok {
				h.groups, h.alwaysRun = texts(c.Field("value")), c.Bool("alwaysRun")
			}
			*k.list = append(*k.list, h)
		}
	}
	sort.SliceStable(s.tests, func(i, j int) bool { return s.tests[i].name < s.tests[j].name })
	return s
}

func texts(v value.Value) []string {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	var r []string
	for _, x := range l.Values() {
		if s, ok := x.(*value.String); ok {
			r = append(r, s.String())
		}
	}
	return r
}

// Groups lists the groups of the tests.
func (s *Suite) Groups() []string {
	var r []string
	for _, t := range s.tests {
		for _, g := range t.groups {
			if !slices.Contains(r, g) {
				r = append(r, g)
			}
		}
	}
	sort.Strings(r)
	return r
}

// sel selects the tests that run, and links them by what they depend on.
func (s *Suite) sel(o Options) error {
	byFunc := map[*value.Function]*test{}
	for _, t := range s.tests {
		byFunc[t.f] = t
		t.selected = t.enabled && s.wanted(t, o)
	}
	var dependencies func(t *test, path []*test) error
	dependencies = func(t *test, path []*test) error {
		if i := slices.Index(path, t); i >= 0 {
			var names []string
			for _, p := range append(slices.Clone(path[i:]), t) {
				names = append(names, "["+p.name+"]")
			}
			return fmt.Errorf("Cyclic test dependencies detected: %s", strings.Join(names, " -> "))
		}
		for _, f := range t.dependsOn {
			d := byFunc[f]
			if d != nil && d.enabled && !d.selected && len(o.Tests) > 0 {
				d.selected = true // asked for by name, a test brings along what it needs
			}
			if d == nil || !d.selected {
				name := "?"
				if f.Info != nil {
					name = f.Info.Name
				}
				return fmt.Errorf("Test [%s] depends on function [%s], but it is either disabled or not included.", t.name, name)
			}
			if err := dependencies(d, append(path, t)); err != nil {
				return err
			}
		}
		return nil
	}
	for _, t := range s.tests {
		if !t.selected {
			continue
		}
		if err := dependencies(t, nil); err != nil {
			return err
		}
	}
	for _, t := range s.tests {
		if !t.selected {
			continue
		}
		for _, f := range t.dependsOn {
			d := byFunc[f]
			t.waits++
			d.dependents = append(d.dependents, t)
		}
	}
	return nil
}

// wanted reports whether the options ask for a test.
func (s *Suite) wanted(t *test, o Options) bool {
	in := func(groups []string) bool {
		return slices.ContainsFunc(t.groups, func(g string) bool { return slices.Contains(groups, g) })
	}
	if len(o.Groups) > 0 && !in(o.Groups) || in(o.Without) {
		return false
	}
	if len(o.Tests) == 0 {
		return true
	}
	wanted, all := false, false
	for _, f := range o.Tests {
		if !s.named(t, f) {
			continue
		}
		wanted = true
		if f.Key == "" {
			all = true
		} else {
			t.keys = append(t.keys, f.Key)
		}
	}
	if all {
		t.keys = nil
	}
	return wanted
}

// named reports whether a filter picks a test, or cases of it.
func (s *Suite) named(t *test, f Filter) bool {
	return (f.Module == "" || f.Module == s.Name) && match(f.Name, t.name)
}

// Has reports whether there is a test that a filter picks.
func (s *Suite) Has(f Filter) bool {
	return slices.ContainsFunc(s.tests, func(t *test) bool { return s.named(t, f) })
}
