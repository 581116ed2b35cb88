package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// at is what a lookup found, on one line.
func at(v *Value) string {
	if v == nil {
		return "none"
	}
	if v.Node != nil {
		return v.Where() + " " + v.Node.Text
	}
	return v.Where() + " " + v.Text
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return p
}

func load(t *testing.T, s Sources) *Config {
	t.Helper()
	if s.Org == "" {
		s.Org, s.Package = "acme", "shop"
	}
	c, problems := Load(s)
	for _, p := range problems {
		t.Error(p)
	}
	return c
}

func TestPrecedence(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "Config.toml", "x = 'config'\n")
	a := write(t, dir, "a.toml", "x = 'a'\n")
	write(t, dir, "b.toml", "x = 'b'\ny = 'b'\n")
	files := "BAL_CONFIG_FILES=" + a + string(filepath.ListSeparator) + "b.toml"
	s := Sources{Dir: dir}
	for _, step := range []struct {
		change func()
		want   string
	}{
		{func() {}, "[Config.toml:(1:5,1:13)] config"},
		{func() { s.Environ = append(s.Environ, files) }, "[a.toml:(1:5,1:8)] a"},
		{func() { s.Environ = append(s.Environ, "BAL_CONFIG_DATA=x = 'data'") }, "[BAL_CONFIG_DATA:(1:5,1:11)] data"},
		{func() { s.Args = append(s.Args, "x=arg=1") }, "[-Cx] arg=1"},
		{func() { s.Environ = append(s.Environ, "BAL_CONFIG_VAR_X=env") }, "[BAL_CONFIG_VAR_X] env"},
	} {
		step.change()
		c := load(t, s)
		c.Supply("acme", "shop", "x", "supplied", "dev")
		if got := at(c.Lookup("acme", "shop", "x")); got != step.want {
			t.Errorf("got %s, want %s", got, step.want)
		}
		// A value that is overridden is not unused.
		c.Lookup("acme", "shop", "y")
		if u := c.Unused(); len(u) > 0 {
			t.Errorf("unused: %v", u)
		}
	}
	c := load(t, Sources{Dir: t.TempDir()})
	c.Supply("acme", "shop", "x", "localhost:1", "dev services")
	if got := at(c.Lookup("acme", "shop", "x")); got != "[dev services] localhost:1" {
		t.Error(got)
	}
	c = load(t, Sources{Dir: dir, Environ: []string{files}})
	if got := at(c.Lookup("acme", "shop", "y")); got != "[b.toml:(2:5,2:8)] b" {
		t.Errorf("what the first file lacks comes from the second: %s", got)
	}
	c = load(t, Sources{Dir: t.TempDir(), Root: dir})
	if got := at(c.Lookup("acme", "shop", "x")); got != "[Config.toml:(1:5,1:13)] config" {
		t.Errorf("Config.toml beside the package: %s", got)
	}
}

func TestQualification(t *testing.T) {
	for _, c := range []struct {
		toml                  string
		org, module, variable string
		want                  string
	}{
		{"x = 1", "acme", "shop", "x", "1"},
		{"[shop]\nx = 1", "acme", "shop", "x", "1"},
		{"[acme.shop]\nx = 1", "acme", "shop", "x", "1"},
		{"acme.shop.x = 1", "acme", "shop", "x", "1"},
		{"x = 1\n[shop]\nx = 2\n[acme.shop]\nx = 3", "acme", "shop", "x", "3"},
		{"[shop.orders]\nx = 1", "acme", "shop.orders", "x", "1"},
		{"[acme.shop.orders]\nx = 1", "acme", "shop.orders", "x", "1"},
		{"x = 1\n[orders]\nx = 1", "acme", "shop.orders", "x", "none"},
		{"[ballerina.log]\nlevel = 'DEBUG'", "ballerina", "log", "level", "DEBUG"},
		{"[log]\nlevel = 'DEBUG'", "ballerina", "log", "level", "none"},
		{"[other.shop]\nx = 1", "acme", "shop", "x", "none"},
		{"[acme.shop]\nx = 1", "other", "shop", "x", "none"},
		{"[shopping]\nx = 1", "acme", "shopping", "x", "1"}, // another package of the own organisation
		{"x = 1", "acme", "shopping", "x", "none"},
	} {
		dir := t.TempDir()
		write(t, dir, "Config.toml", c.toml)
		cfg := load(t, Sources{Dir: dir})
		got := at(cfg.Lookup(c.org, c.module, c.variable))
		got = got[strings.LastIndexByte(got, ' ')+1:]
		if got != c.want {
			t.Errorf("%q: %s/%s %s = %s, want %s", c.toml, c.org, c.module, c.variable, got, c.want)
		}
	}
	env := []string{"BAL_CONFIG_VAR_X=a", "BAL_CONFIG_VAR_SHOP_ORDERS_Y=b", "BAL_CONFIG_VAR_BALLERINA_LANG_LOG_LEVEL=c", "BAL_CONFIG_VAR_x=no", "PATH"}
	args := []string{"shop.z=1", "ballerina.log.level=2", "shop.z=3"}
	cfg := load(t, Sources{Dir: t.TempDir(), Environ: env, Args: args})
	for _, c := range [][4]string{
		{"acme", "shop", "x", "[BAL_CONFIG_VAR_X] a"},
		{"acme", "shop.orders", "y", "[BAL_CONFIG_VAR_SHOP_ORDERS_Y] b"},
		{"ballerina", "lang.log", "level", "[BAL_CONFIG_VAR_BALLERINA_LANG_LOG_LEVEL] c"},
		{"acme", "shop", "z", "[-Cshop.z] 3"},
		{"ballerina", "log", "level", "[-Cballerina.log.level] 2"},
		{"acme", "shop.orders", "x", "none"},
	} {
		if got := at(cfg.Lookup(c[0], c[1], c[2])); got != c[3] {
			t.Errorf("%v: %s", c, got)
		}
	}
	if u := cfg.Unused(); len(u) > 0 {
		t.Error(u)
	}
}

func TestUnused(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "Config.toml", "a = 2\nb = 'invalid'\nrec = {x = 1}\n\n[c]\nd = 45\n\n[shop.orders]\ny = 1\nz = 2\n")
	cfg := load(t, Sources{Dir: dir, Args: []string{"q=1", "a=5", "shop.a=6"}})
	cfg.Lookup("acme", "shop", "a")
	cfg.Lookup("acme", "shop", "rec")
	cfg.Lookup("acme", "shop.orders", "y")
	var got []string
	for _, p := range cfg.Unused() {
		got = append(got, p.String())
	}
	want := []string{
		"[-Ca] the configurable variable 'a' is given twice on the command line, as 'shop.a' and as 'a'",
		"[Config.toml:(2:1,2:14)] unused configuration value 'b'",
		"[Config.toml:(5:1,6:7)] unused configuration value 'c'",
		"[Config.toml:(10:1,10:6)] unused configuration value 'shop.orders.z'",
		"[-Cq] unused command line argument: the program has no such configurable variable",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestProblemsKeepSecrets(t *testing.T) {
	const secret = "hunter2"
	dir := t.TempDir()
	for _, s := range []Sources{
		{Dir: dir, Environ: []string{"BAL_CONFIG_DATA=password = " + secret}},
		{Dir: dir, Environ: []string{"BAL_CONFIG_DATA=password = '" + secret}},
		{Dir: dir, Environ: []string{"BAL_CONFIG_DATA=" + secret}},
		{Dir: dir, Environ: []string{"BAL_CONFIG_DATA=p = 'x' " + secret}},
		{Dir: dir, Environ: []string{"BAL_CONFIG_DATA=p = 12" + secret}},
		{Dir: dir, Args: []string{secret}},
		{Dir: dir, Args: []string{"=" + secret}},
	} {
		_, problems := Load(s)
		if len(problems) != 1 {
			t.Errorf("%v: %d problems", s, len(problems))
			continue
		}
		if msg := problems[0].String(); strings.Contains(msg, secret) || strings.Contains(msg, "U+") {
			t.Errorf("%v: the message repeats the source: %s", s, msg)
		}
	}
}

func TestMissing(t *testing.T) {
	c := load(t, Sources{Dir: t.TempDir()})
	want := "value not provided for required configurable variable 'dbHost'; give it in Config.toml as dbHost = …, with -CdbHost=…, or in the environment as BAL_CONFIG_VAR_DBHOST=…"
	if got := c.Missing("acme", "shop", "dbHost"); got != want {
		t.Error(got)
	}
	if got := c.Missing("acme", "shop.orders", "x"); !strings.Contains(got, "[shop.orders] x = …, with -Cshop.orders.x=…, or in the environment as BAL_CONFIG_VAR_SHOP_ORDERS_X=…") {
		t.Error(got)
	}
	if got := c.Missing("ballerina", "log", "x"); !strings.Contains(got, "[ballerina.log] x") {
		t.Error(got)
	}
	_, problems := Load(Sources{Dir: t.TempDir(), Environ: []string{"BAL_CONFIG_FILES=nope.toml"}})
	if len(problems) != 1 || problems[0].String() != "configuration file is not found in path 'nope.toml'" {
		t.Error(problems)
	}
}

// A key that may mean two variables is told, once; one given in full is not.
func TestAmbiguity(t *testing.T) {
	for _, c := range []struct {
		toml string
		vars [][3]string // organisation, module, name
		want string
	}{
		// The organisation 'orders' and the root package's module 'orders.x'.
		{"[orders.x]\ny = 1", [][3]string{{"orders", "x", "y"}, {"acme", "orders.x", "y"}},
			"[Config.toml:(2:5,2:6)] ambiguous: 'orders.x.y' may mean the configurable variable 'acme.orders.x.y' or 'orders.x.y'; give each under its full key"},
		{"[orders.x]\ny = 1\n[acme.orders.x]\ny = 2", [][3]string{{"orders", "x", "y"}, {"acme", "orders.x", "y"}}, ""},
		// A mapping of the name of the package, and the package's table.
		{"[shop]\nport = 1", [][3]string{{"acme", "shop", "shop"}, {"acme", "shop", "port"}},
			"[Config.toml:(1:1,2:9)] ambiguous: 'shop' is the value of the configurable variable 'acme.shop.shop', and the table of the module of 'acme.shop.port'; give each under its full key"},
		{"[acme.shop]\nport = 1\n[acme.shop.shop]\na = 1", [][3]string{{"acme", "shop", "shop"}, {"acme", "shop", "port"}}, ""},
	} {
		dir := t.TempDir()
		write(t, dir, "Config.toml", c.toml)
		cfg := load(t, Sources{Dir: dir})
		for range 2 {
			for _, v := range c.vars {
				cfg.Lookup(v[0], v[1], v[2])
			}
		}
		var got []string
		for _, p := range cfg.Unused() {
			got = append(got, p.String())
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%q: got\n%s\nwant\n%s", c.toml, strings.Join(got, "\n"), c.want)
		}
	}
}
