// Package config collects what configurable variables are given from outside
// a program: TOML files, the environment and the command line.
//
// It knows no types: a [Value] is a TOML node or a text with its place, and
// whoever knows the variable's type converts it. No message of this package
// repeats a value, because it may be a secret.
package config

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"barre/toml"
)

// Sources says where to look.
type Sources struct {
	// Dir is the folder in which Config.toml is looked for and from which
	// relative paths count: the working folder of the program.
	Dir string
	// Root is the package's folder, the second place for Config.toml, so that
	// a package finds its own when it is run from elsewhere. "" for none.
	Root string
	// Environ is the environment as name=value.
	Environ []string
	// Args are the key=value of -C options.
	Args []string
	// Org and Package name the root package, whose variables need no
	// qualification. For a single file Org is "$anon".
	Org, Package string
}

// Source is the kind of place a value comes from.
type Source uint8

const (
	// File is a TOML file: Config.toml or one of BAL_CONFIG_FILES.
	File Source = iota + 1
	// Data is the TOML text in BAL_CONFIG_DATA.
	Data
	// Arg is a -Ckey=value option.
	Arg
	// Env is a BAL_CONFIG_VAR_ variable of the environment.
	Env
	// Supplied is a value that the command itself filled in, such as the
	// address of a dev service.
	Supplied
)

// Value is what a source says about a variable.
type Value struct {
	Source Source
	// Origin names the source: "Config.toml", "BAL_CONFIG_DATA", "-Cport",
	// "BAL_CONFIG_VAR_PORT".
	Origin string
	// Node is the value as TOML has it, for File and Data; nil otherwise.
	Node *toml.Node
	// Text is the value as its toString() would print it, for the others.
	Text string
}

// Where is the value's place as messages begin with it:
// "[Config.toml:(1:8,1:12)]", "[-Cport]".
func (v *Value) Where() string {
	if v.Node == nil {
		return "[" + v.Origin + "]"
	}
	return "[" + v.Origin + ":" + v.Node.Range.String() + "]"
}

// Problem is something wrong with a source.
type Problem struct {
	// Where is the place as messages begin with it, "" when there is none.
	Where   string
	Message string
	// Key is the dotted key of something that no variable takes, "" otherwise.
	Key string
	// Keys are those of the values below it; Key alone when it is a value.
	Keys []string
	// Declared is where the variable that it is about is declared, as the
	// frames of a stack trace show it, "" when it is about none.
	Declared string
}

// String is the message with its place, and the variable's declaration in a
// line of its own.
func (p Problem) String() string {
	s := p.Message
	if p.Where != "" {
		s = p.Where + " " + s
	}
	if p.Declared != "" {
		s += "\n\tat " + p.Declared
	}
	return s
}

// Config holds the values of all sources. It is safe for concurrent use.
type Config struct {
	org, pkg string
	docs     []*document // the one that wins first
	args     []*setting
	env      map[string]string // by name without the prefix

	mu       sync.Mutex
	used     map[*toml.Node]string // by the variable that takes it
	envUsed  map[string]string     // likewise, by name without the prefix
	supplied map[string]*Value
	clashes  map[string]Problem // by what clashes
	tables   map[string]bool    // the keys of tables in which variables were looked for
}

// document is one TOML source.
type document struct {
	source Source
	name   string
	root   *toml.Node
}

// setting is one -C option.
type setting struct {
	key, text string
	used      string // by which variable
}

// Lookup returns the value given to a variable of a module ("shop.orders" of
// "acme"), nil when none is. The sources count in this order: environment,
// command line, BAL_CONFIG_DATA, BAL_CONFIG_FILES or Config.toml, supplied.
func (c *Config) Lookup(org, module, variable string) *Value {
	c.mu.Lock()
	defer c.mu.Unlock()
	names := c.names(org, module, variable)
	owner := Key(org, module, variable)
	for _, name := range names {
		for i := 1; i < len(name); i++ {
			c.tables[strings.Join(name[:i], ".")] = true
		}
	}
	var found *Value
	// A value that another one hides is used all the same: it would be odd to
	// call it unused because the environment overrides it today.
	for i := len(names) - 1; i >= 0; i-- {
		if v := c.supplied[strings.Join(names[i], ".")]; v != nil {
			found = v
		}
	}
	for i := len(c.docs) - 1; i >= 0; i-- {
		if v := c.inDocument(c.docs[i], names, owner); v != nil {
			found = v
		}
	}
	if v := c.inArgs(names, owner); v != nil {
		found = v
	}
	if v := c.inEnv(names, owner); v != nil {
		found = v
	}
	return found
}

// Key is a variable's key in full: "acme.shop.orders.limit".
func Key(org, module, variable string) string {
	return strings.Join([]string{org, module, variable}, ".")
}

// names are the qualified names under which a variable may be given, the most
// specific first. The organisation may be left out for modules of the root
// package's own, the module for its default module.
func (c *Config) names(org, module, variable string) [][]string {
	path := strings.Split(module, ".")
	qualified := append(append([]string{org}, path...), variable)
	names := [][]string{qualified}
	if org == c.org {
		names = append(names, qualified[1:])
		if module == c.pkg {
			names = append(names, []string{variable})
		}
	}
	return names
}

func (c *Config) inDocument(d *document, names [][]string, owner string) *Value {
	for _, name := range names {
		n := d.root.Get(name...)
		if n == nil {
			continue
		}
		v := &Value{Source: d.source, Origin: d.name, Node: n}
		if other := c.used[n]; other != "" && other != owner {
			c.clash(v.Where(), strings.Join(name, "."), other, owner, "give each under its full key")
			continue
		}
		c.used[n] = owner
		return v
	}
	return nil
}

// clash records that a key may mean one variable as well as another.
func (c *Config) clash(where, key, one, other, advice string) {
	if one > other {
		one, other = other, one
	}
	c.clashes[where] = Problem{Where: where, Message: "ambiguous: '" + key + "' may mean the configurable variable '" +
		one + "' or '" + other + "'; " + advice}
}

func (c *Config) inArgs(names [][]string, owner string) *Value {
	var found *setting
	for _, name := range names {
		key := strings.Join(name, ".")
		for _, s := range c.args {
			if s.key != key {
				continue
			}
			where := "[-C" + key + "]"
			if s.used != "" && s.used != owner {
				c.clash(where, key, s.used, owner, "give each under its full key")
				continue
			}
			s.used = owner
			if found != nil && found.key != key {
				c.clashes[where] = Problem{Where: where, Message: "the configurable variable '" +
					name[len(name)-1] + "' is given twice on the command line, as '" + found.key + "' and as '" + key + "'"}
				continue
			}
			found = s // of equal keys the last one counts
		}
	}
	if found == nil {
		return nil
	}
	return &Value{Source: Arg, Origin: "-C" + found.key, Text: found.text}
}

func (c *Config) inEnv(names [][]string, owner string) *Value {
	for _, name := range names {
		key := envName(name)
		text, ok := c.env[key]
		if !ok {
			continue
		}
		v := &Value{Source: Env, Origin: envPrefix + key, Text: text}
		if other := c.envUsed[key]; other != "" && other != owner {
			c.clash(v.Where(), envPrefix+key, other, owner, "the environment cannot tell them apart, use another source")
			continue
		}
		c.envUsed[key] = owner
		return v
	}
	return nil
}

// envName is how the environment spells a qualified name: upper case, with
// underscores for dots.
func envName(name []string) string {
	return strings.ToUpper(strings.ReplaceAll(strings.Join(name, "_"), ".", "_"))
}

// Supply gives a variable a value that every source overrides. origin is what
// messages call the giver.
func (c *Config) Supply(org, module, variable, text, origin string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	name := strings.Join(c.names(org, module, variable)[0], ".")
	c.supplied[name] = &Value{Source: Supplied, Origin: origin, Text: text}
}

// Name is the shortest key under which a variable can be given: "port",
// "shop.orders.limit", "ballerina.log.level".
func (c *Config) Name(org, module, variable string) string {
	names := c.names(org, module, variable)
	return strings.Join(names[len(names)-1], ".")
}

// Missing is the message for a required variable that no source gives, with
// the ways to give it.
func (c *Config) Missing(org, module, variable string) string {
	names := c.names(org, module, variable)
	name := names[len(names)-1] // the shortest
	table := strings.Join(name[:len(name)-1], ".")
	if table != "" {
		table = "[" + table + "] "
	}
	return "value not provided for required configurable variable '" + variable + "'; give it in Config.toml as " +
		table + variable + " = …, with -C" + strings.Join(name, ".") + "=…, or in the environment as " +
		envPrefix + envName(name) + "=…"
}

// Unused reports what the sources give and no variable took, once all
// variables have been looked up: a key that is misspelt or in the wrong table.
// The environment is not among it, since it belongs to others as well. Keys
// that may mean several variables are reported with it.
func (c *Config) Unused() []Problem {
	c.mu.Lock()
	defer c.mu.Unlock()
	var problems []Problem
	for _, where := range slices.Sorted(maps.Keys(c.clashes)) {
		problems = append(problems, c.clashes[where])
	}
	for _, d := range c.docs {
		for _, e := range d.root.Entries {
			problems = c.unused(problems, d, e, e.Key)
		}
	}
	for _, s := range c.args {
		if s.used == "" {
			problems = append(problems, Problem{Where: "[-C" + s.key + "]", Key: s.key, Keys: []string{s.key},
				Message: "unused command line argument: the program has no such configurable variable"})
		}
	}
	return problems
}

// unused appends what of an entry nobody took: the entry as a whole, or the
// parts of a table that stands for an organisation or a module.
func (c *Config) unused(problems []Problem, d *document, e *toml.Entry, path string) []Problem {
	at := e.Range
	if e.Value.Kind == toml.Table {
		at = e.Value.Range
	}
	where := "[" + d.name + ":" + at.String() + "]"
	if owner := c.used[e.Value]; owner != "" {
		if below := c.usedBelow(e.Value); below != "" {
			problems = append(problems, Problem{Where: where, Message: "ambiguous: '" + path + "' is the value of the configurable variable '" +
				owner + "', and the table of the module of '" + below + "'; give each under its full key"})
		}
		return problems
	}
	if c.tables[path] && e.Value.Kind == toml.Table {
		for _, sub := range e.Value.Entries {
			problems = c.unused(problems, d, sub, path+"."+sub.Key)
		}
		return problems
	}
	return append(problems, Problem{Where: where, Key: path, Keys: leaves(nil, e.Value, path), Message: "unused configuration value '" + path + "'"})
}

// leaves appends the keys of the values in a node, those of its tables
// included.
func leaves(keys []string, n *toml.Node, path string) []string {
	if n.Kind != toml.Table || len(n.Entries) == 0 {
		return append(keys, path)
	}
	for _, e := range n.Entries {
		keys = leaves(keys, e.Value, path+"."+e.Key)
	}
	return keys
}

// usedBelow gives a variable that takes a part of n, "" when none does.
func (c *Config) usedBelow(n *toml.Node) string {
	for _, e := range n.Entries {
		if owner := c.used[e.Value]; owner != "" {
			return owner
		}
		if owner := c.usedBelow(e.Value); owner != "" {
			return owner
		}
	}
	return ""
}
