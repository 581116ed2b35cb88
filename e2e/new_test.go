package e2e

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// What new makes is checked, tested and run as it is.
func TestTemplatesWork(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		tests  int
		prints string
	}{
		"main":       {prints: "Hello, World!\n"},
		"automation": {prints: ""},
		"library":    {tests: 2},
		"service":    {tests: 2},
		"empty":      {prints: ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			shop := filepath.Join(dir, "shop")
			port := []string{"BAL_CONFIG_VAR_PORT=" + strconv.Itoa(freePort(t))}
			call{dir: dir, args: []string{"new", "--org", "acme", "-t", name, "shop"}}.run(t).want(t, 0, "~Created new package 'shop' at .*\n", "")
			call{dir: dir, args: []string{"check", "shop"}}.run(t).want(t, 0, "", "")
			if c.tests > 0 {
				r := call{dir: shop, args: []string{"test", "--code-coverage", "--min-coverage", "80"}, env: port}.run(t)
				if r.code != 0 || !strings.Contains(r.stdout, strconv.Itoa(c.tests)+" passing") || !strings.Contains(r.stdout, "0 failing") || r.stderr != "" {
					t.Errorf("%v", r)
				}
				return
			}
			r := call{dir: shop, args: []string{"run"}}.run(t)
			if r.code != 0 || r.stdout != c.prints {
				t.Errorf("%v", r)
			}
		})
	}
}
