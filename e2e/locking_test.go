package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// asCentral makes the packages of the local repository those that were pulled
// from the registry.
func (s *shelf) asCentral() {
	s.t.Helper()
	if err := os.Rename(filepath.Join(s.home, "repositories", "local"), filepath.Join(s.home, "repositories", "central.ballerina.io")); err != nil {
		s.t.Fatal(err)
	}
}

// lockOf is the text of a Dependencies.toml; distribution is a line of it.
func lockOf(distribution string, refs ...string) string {
	text := "[ballerina]\ndependencies-toml-version = \"2\"\n" + distribution
	for _, r := range refs {
		text += "\n[[package]]\n" + refKeys(r)
	}
	return text
}

const thisDistribution = "distribution-version = \"2201.13.0\"\n"

// TestLockingModes: which version each way of choosing leads to.
func TestLockingModes(t *testing.T) {
	s := newShelf(t)
	for _, v := range []string{"1.0.0", "1.0.1", "1.2.0", "1.2.1", "2.0.0"} {
		s.library("acme/base:" + v)
	}
	s.asCentral()
	for _, c := range []struct {
		name, lock, asked, options string
		args                       []string
		want                       string // a version, or a message
	}{
		{name: "nothing known", want: "2.0.0"},
		{name: "medium", lock: "1.0.0", want: "1.0.1"},
		{name: "medium, by name", lock: "1.0.0", args: []string{"--locking-mode=medium"}, want: "1.0.1"},
		{name: "soft", lock: "1.0.0", args: []string{"--locking-mode", "SOFT"}, want: "1.2.1"},
		{name: "hard", lock: "1.0.0", args: []string{"--locking-mode=hard"}, want: "1.0.0"},
		{name: "sticky", lock: "1.0.0", args: []string{"--sticky"}, want: "1.0.0"},
		{name: "sticky taken back", lock: "1.0.0", options: "sticky = true\n", args: []string{"--sticky=false"}, want: "1.0.0"},
		{name: "locked", lock: "1.0.0", args: []string{"--locking-mode=locked"}, want: "1.0.0"},
		{name: "locked, nothing known", args: []string{"--locking-mode=locked"}, want: "the module 'acme/base' is of no package in Dependencies.toml: with --locking-mode=locked none can be added"},
		{name: "locked, gone", lock: "1.0.5", args: []string{"--locking-mode=locked"}, want: "no repository has the package acme/base:1.0.5, which Dependencies.toml and Ballerina.toml ask for"},
		{name: "hard, gone", lock: "1.0.5", args: []string{"--locking-mode=hard"}, want: "1.2.0"},
		{name: "build option", lock: "1.0.0", options: "lockingMode = \"SOFT\"\n", want: "1.2.1"},
		{name: "build option sticky", lock: "1.0.0", options: "sticky = true\n", want: "1.0.0"},
		{name: "the flag goes before the option", lock: "1.0.0", options: "lockingMode = \"hard\"\n", args: []string{"--locking-mode=soft"}, want: "1.2.1"},
		{name: "asked for", lock: "1.0.0", asked: "1.2.0", want: "1.2.1"},
		{name: "asked for less", lock: "1.2.0", asked: "1.0.0", want: "1.2.1"},
		{name: "asked for another major version", lock: "1.0.0", asked: "2.0.0", want: "2.0.0"},
		{name: "asked for, sticky", lock: "1.0.0", asked: "1.2.0", args: []string{"--sticky"}, want: "1.2.0"},
		{name: "unknown mode", args: []string{"--locking-mode=latest"}, want: "expected one of soft, medium, hard, locked; found 'latest'"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := &shelf{t, s.home, s.env}
			m := manifest("me/app:0.1.0")
			if c.asked != "" {
				m = manifest("me/app:0.1.0", "acme/base:"+c.asked+"@")
			}
			if c.options != "" {
				m += "\n[build-options]\n" + c.options
			}
			dir := folder(t, "Ballerina.toml", m, "main.bal", programSource("acme/base"))
			if c.lock != "" {
				if err := os.WriteFile(filepath.Join(dir, "Dependencies.toml"), []byte(lockOf(thisDistribution, "acme/base:"+c.lock)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			args := append([]string{"run", "--offline"}, c.args...)
			if strings.Contains(c.want, " ") {
				s.fails(dir, args, c.want)
				return
			}
			s.run(dir, args...).want(t, 0, "acme/base:"+c.want+"\n", "")
			if lock := read(t, dir, "Dependencies.toml"); !strings.Contains(lock, "name = \"base\"\nversion = \""+c.want+"\"\n") || !strings.Contains(lock, thisDistribution) {
				t.Errorf("%s", lock)
			}
		})
	}
}

// TestLocksOfOthers: files that bal and other distributions wrote.
func TestLocksOfOthers(t *testing.T) {
	s := newShelf(t)
	for _, v := range []string{"1.0.0", "1.0.1", "1.2.0"} {
		s.library("acme/base:" + v)
	}
	s.asCentral()
	for _, c := range []struct {
		distribution string
		args         []string
		want, says   string
	}{
		{"distribution-version = \"2201.12.3\"\n", nil, "1.2.0", ""},
		{"distribution-version = \"2201.12.3\"\n", []string{"--sticky"}, "1.0.0", "warning: Dependencies.toml was made with Ballerina 2201.12.3; build with --locking-mode=soft to have the packages made for 2201.13.0"},
		{"distribution-version = \"2201.14.0\"\n", nil, "1.0.1", "warning: Dependencies.toml was made with Ballerina 2201.14.0, a later one than 2201.13.0"},
		{"", nil, "1.2.0", ""},
		{"", []string{"--locking-mode=medium"}, "1.0.1", "warning: Dependencies.toml was made with an early Swan Lake update; build with --locking-mode=soft"},
	} {
		dir := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/base"),
			"Dependencies.toml", lockOf(c.distribution, "acme/base:1.0.0"))
		r := s.ok(dir, append([]string{"build", "--offline"}, c.args...)...)
		if !strings.Contains(r.stderr, c.says) || c.says == "" && strings.Contains(r.stderr, "warning") {
			t.Errorf("%q: %v", c.distribution, r)
		}
		if lock := read(t, dir, "Dependencies.toml"); !strings.Contains(lock, "name = \"base\"\nversion = \""+c.want+"\"\n") {
			t.Errorf("%q: %s", c.distribution, lock)
		}
	}
	// What bal says of its own packages stays, lang.__internal among them.
	text := lockOf(thisDistribution, "acme/base:1.0.1") + `
[[package]]
org = "ballerina"
name = "io"
version = "1.6.1"
dependencies = [
	{org = "ballerina", name = "jballerina.java"},
	{org = "ballerina", name = "lang.value"}
]
modules = [
	{org = "ballerina", packageName = "io", moduleName = "io"}
]

[[package]]
org = "ballerina"
name = "jballerina.java"
version = "0.0.0"

[[package]]
org = "ballerina"
name = "lang.__internal"
version = "0.0.0"
dependencies = [
	{org = "ballerina", name = "jballerina.java"}
]

[[package]]
org = "ballerina"
name = "lang.value"
version = "0.0.0"
dependencies = [
	{org = "ballerina", name = "lang.__internal"}
]
`
	dir := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/base"), "Dependencies.toml", text)
	s.ok(dir, "build", "--offline")
	lock := read(t, dir, "Dependencies.toml")
	for _, w := range []string{"name = \"io\"\nversion = \"1.6.1\"\ndependencies = [\n\t{org = \"ballerina\", name = \"jballerina.java\"},\n\t{org = \"ballerina\", name = \"lang.value\"}\n]", "name = \"lang.__internal\"\nversion = \"0.0.0\"\n"} {
		if !strings.Contains(lock, w) {
			t.Errorf("lacks %q:\n%s", w, lock)
		}
	}
	// Unchanged, it is not written again.
	before := tree(t, dir)
	s.ok(dir, "check", "--offline")
	s.ok(dir, "build", "--offline")
	if after := tree(t, dir); strings.Contains(after, "Dependencies.toml") != strings.Contains(before, "Dependencies.toml") || read(t, dir, "Dependencies.toml") != lock {
		t.Error("Dependencies.toml was changed")
	}
}

// TestWhy: why a package is there.
func TestWhy(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	s.library("acme/base:1.0.2")
	s.library("acme/a:1.0.0", "acme/base:1.0.0")
	s.library("acme/b:1.0.0", "acme/base:1.0.2")
	s.library("acme/top:1.0.0", "acme/a:1.0.0", "acme/b:1.0.0")
	app := s.program("acme/top:1.0.0", "acme/a:1.0.0")
	for _, c := range []struct{ why, want string }{
		{"acme/base", "acme/base:1.0.2 (local)\n  me/app → acme/top:1.0.0 → acme/a:1.0.0 → acme/base:1.0.2\n  me/app → acme/top:1.0.0 → acme/b:1.0.0 → acme/base:1.0.2\n  me/app → acme/a:1.0.0 → acme/base:1.0.2\nthe version: acme/a:1.0.0 was made with 1.0.0, 1.0.2 is the latest patch (locking mode medium)\n"},
		{"acme/a:1.0.0", "acme/a:1.0.0 (local)\n  me/app → acme/top:1.0.0 → acme/a:1.0.0\n  me/app → acme/a:1.0.0\n  imported at main.bal:3\nthe version: Ballerina.toml asks for 1.0.0\n"},
		{"ballerina/io", "ballerina/io:"},
	} {
		if out := s.ok(app, "deps", "--why", c.why).stdout; !strings.HasPrefix(out, c.want) {
			t.Errorf("%s:\n%s", c.why, out)
		}
	}
	s.fails(app, []string{"deps", "--why", "acme/none"}, "nothing needs the package acme/none")
	s.fails(app, []string{"deps", "--why", "acme/a:2.0.0"}, "acme/a is in version 1.0.0 there, not 2.0.0")
	s.fails(app, []string{"deps", "--why", "a"}, "invalid package name 'a'")
	s.asCentral()
	loose := folder(t, "Ballerina.toml", manifest("me/app:0.1.0", "acme/base:1.0.0@"), "main.bal", programSource("acme/base"))
	if out := s.ok(loose, "deps", "--offline", "--why", "acme/base").stdout; !strings.Contains(out, "the version: Ballerina.toml asks for 1.0.0, 1.0.2 is the latest patch (locking mode medium)\n") {
		t.Error(out)
	}
	s.ok(loose, "build", "--offline")
	rewrite(t, "\n[[dependency]]\norg = \"acme\"\nname = \"base\"\nversion = \"1.0.0\"\n", "", loose, "Ballerina.toml")
	if out := s.ok(loose, "deps", "--offline", "--why", "acme/base").stdout; !strings.Contains(out, "the version: Dependencies.toml has 1.0.2\n") {
		t.Error(out)
	}
	// The graphs on the way.
	raw := s.ok(loose, "graph", "--offline", "--dump-raw-graphs").stdout
	if n := strings.Count(raw, "digraph"); n != 3 || !strings.Contains(raw, "digraph \"before acme/base, imported at main.bal:2\"") || !strings.Contains(raw, "digraph \"Final: me/app:0.1.0\"") {
		t.Errorf("%d graphs\n%s", n, raw)
	}
}

// TestSearchPages: a long list comes in pages, and what others wrote cannot
// change the terminal.
func TestSearchPages(t *testing.T) { onEachStorage(t, searchPages) }

func searchPages(t *testing.T, reg *registryAt) {
	ann := reg.as(t, reg.token(t, "ann", "acme"))
	for i := range 5 {
		dir := folder(t, "Ballerina.toml", manifest(fmt.Sprintf("acme/thing%d:1.0.0", i))+"description = \"A thing \\u001b[31mof many words that goes on and on and on for ever\\nand ever\"\n", "lib.bal", "public function f() {\n}\n", "README.md", "# It\n")
		ann.ok(dir, "pack", "--offline")
		ann.ok(dir, "push")
	}
	ann.ok(t.TempDir(), "deprecate", "acme/thing1:1.0.0", "--message", "old")
	out := ann.ok(t.TempDir(), "search", "--limit=2", "thing").stdout
	lines := strings.Split(out, "\n")
	if len(lines) != 6 || !strings.HasPrefix(lines[0], "NAME         DESCRIPTION") || !strings.HasPrefix(lines[1], "acme/thing0  A thing  [31mof many words that goes on") || strings.Contains(out, "\x1b") ||
		!strings.HasSuffix(lines[2], "  1.0.0 (deprecated)") || lines[4] != "1 to 2 of 5 packages; --offset 2 shows the next" {
		t.Errorf("%s", out)
	}
	if out := ann.ok(t.TempDir(), "search", "--limit=2", "--offset=4", "thing").stdout; strings.Count(out, "acme/thing") != 1 || strings.Contains(out, "shows the next") {
		t.Errorf("%s", out)
	}
	ann.fails(t.TempDir(), []string{"search", "--limit=0", "thing"}, "the limit is a number from 1 to 1000")
	ann.fails(t.TempDir(), []string{"search"}, "no keyword given")
}
