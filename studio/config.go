package studio

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"barre/check"
	"barre/config"
	"barre/configure"
	"barre/studio/model"
	"barre/studio/text"
	"barre/toml"
	"barre/tree"
	"barre/types"
)

// configName is the file that values are written to.
const configName = "Config.toml"

// ConfigValue is a configurable variable, for tabs.
type ConfigValue struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Module   string        `json:"module"` // "" for the default module of the package
	Type     string        `json:"type"`
	Default  string        `json:"default,omitempty"`
	Value    *string       `json:"value,omitempty"`  // of a secret ******
	Source   string        `json:"source,omitempty"` // where the value is from
	Secret   bool          `json:"secret"`
	Required bool          `json:"required"`
	Doc      string        `json:"doc"`
	Uses     []model.Range `json:"uses"`
	Problem  string        `json:"problem,omitempty"`
	// Editable is false for a value that is not in Config.toml, or not in a form that
	// can be changed from here.
	Editable bool `json:"editable"`
	// Reason says why a value cannot be changed from here.
	Reason string `json:"reason,omitempty"`
	// Shape is set for values with parts, and Tree is the value as it is given, if it is.
	Shape *ConfigShape `json:"shape,omitempty"`
	Tree  *ConfigNode  `json:"tree,omitempty"`
	// Line is where the value stands in Config.toml, from 1; 0 where it does not.
	Line int `json:"line,omitempty"`
	// Own tells the variables of the package from those of what it imports.
	Own bool `json:"own"`
}

// masked stands for a secret.
const masked = "******"

// configAnswer is the configuration of a package.
type configAnswer struct {
	Values []ConfigValue `json:"values"`
	// Problems are what is wrong besides: keys that no variable takes, or a file that is
	// not TOML.
	Problems []string `json:"problems"`
}

// configuration is what is known about the configuration of a package.
type configuration struct {
	p    *program
	root string
	own  []*check.Module
	cfg  *config.Config
	vars []*tree.Var
}

func (s *Server) configuration(pkg string, open opener) (*configuration, []config.Problem, error) {
	p, err := s.program(pkg, open)
	if err != nil {
		return nil, nil, err
	}
	// What is not written yet counts as well.
	s.mu.Lock()
	if d := s.docs[uriOf(filepath.Join(p.root, configName))]; d != nil {
		s.save(d)
	}
	s.mu.Unlock()
	first := p.Modules[0].Tree
	from := config.Sources{Dir: p.root, Root: p.root, Environ: s.o.Environ, Org: first.Org, Package: first.Name}
	if filepath.Ext(pkg) == ".bal" {
		from.Package = strings.TrimSuffix(filepath.Base(pkg), ".bal")
	}
	cfg, problems := config.Load(from)
	c := &configuration{p: p, root: p.root, own: p.Modules, cfg: cfg}
	for _, m := range slices.Backward(p.World.Modules()) {
		vars := slices.Clone(m.Tree.Configs)
		slices.SortStableFunc(vars, func(a, b *tree.Var) int { return int(a.Pos.Off - b.Pos.Off) })
		c.vars = append(c.vars, vars...)
	}
	return c, problems, nil
}

// module is the name by which sources know a variable's module.
func (c *configuration) module(v *tree.Var) string {
	if v.Module.Name == "." {
		return strings.TrimSuffix(filepath.Base(c.p.file(v.Pos.File.Name)), ".bal")
	}
	return v.Module.Name
}

// id is that of the declaration, or for those of libraries the full key.
func (c *configuration) id(v *tree.Var) (id string, own bool) {
	if id := c.p.VarID(v); id != "" {
		return id, true
	}
	return config.Key(v.Module.Org, c.module(v), v.Name), false
}

// config lists the configurable variables: the package's own, and those of what it
// imports that have a value or need one.
func (s *Server) config(pkg string, open opener) (*configAnswer, error) {
	c, problems, err := s.configuration(pkg, open)
	if err != nil {
		return nil, err
	}
	file := s.configText(c.root)
	b := configure.Binder{Config: c.cfg, Package: c.module0()}
	_, more := b.Bind(c.vars)
	problems = append(problems, more...)
	a := &configAnswer{Values: []ConfigValue{}, Problems: []string{}}
	byDeclared := map[string]string{}
	for _, p := range problems {
		message := p.Message
		if p.Declared == "" {
			if p.Where != "" {
				message = strings.Trim(p.Where, "[]") + ": " + message
			}
			a.Problems = append(a.Problems, message)
			continue
		}
		if byDeclared[p.Declared] == "" {
			byDeclared[p.Declared] = message
		}
	}
	for _, v := range c.vars {
		id, own := c.id(v)
		raw := c.cfg.Lookup(v.Module.Org, c.module(v), v.Name)
		if !own && raw == nil && !v.Required {
			continue
		}
		x := ConfigValue{
			ID: id, Own: own, Name: v.Name, Module: v.Module.QName, Type: configure.TypeName(v),
			Secret: configure.Secret(v), Required: v.Required, Uses: []model.Range{}, Problem: byDeclared[configure.Declared(v)], Editable: true,
		}
		if own {
			x.Module, _, _ = strings.Cut(id, "#")
			x.Uses = list(c.p.Uses(id))
		}
		if v.Decl != nil && v.Decl.Doc != nil {
			x.Doc = v.Decl.Doc.Text
		}
		if !v.Required {
			x.Default = configure.ShownDefault(v)
		}
		parts := !x.Secret
		if parts {
			switch x.Shape = shapeOf(v.Type, maxShape); x.Shape.Kind {
			case "list", "record", "map":
			default:
				parts, x.Shape = false, nil
			}
		}
		if raw != nil {
			x.Source = strings.Trim(raw.Where(), "[]")
			value := raw.Text
			switch {
			case raw.Node != nil && raw.Origin == configName && file != nil:
				x.Line = raw.Node.Range.Start.Line
				var ok bool
				if value, ok = file.value(raw.Node); !ok {
					value = "(tables in " + configName + ")"
					if !parts {
						x.Editable, x.Reason = false, "It is given by tables in "+configName+": open the file to change it."
					}
				}
				if parts {
					x.Tree = file.tree(raw.Node)
				}
			case raw.Node != nil:
				x.Editable = false
				value = "(in " + raw.Origin + ")"
			default:
				x.Editable = false
			}
			if raw.Origin != configName {
				x.Reason = "It comes from " + x.Source + ", which overrides " + configName + ": change it there."
			} else if file == nil {
				x.Editable, x.Reason = false, configName+" cannot be read: open the file to mend it."
			}
			if x.Secret {
				value = masked
			}
			x.Value = &value
		}
		a.Values = append(a.Values, x)
	}
	return a, nil
}

// module0 is the name of the package, for variables of a single file.
func (c *configuration) module0() string {
	if t := c.own[0].Tree; t.Name != "." {
		return t.Name
	}
	for _, v := range c.vars {
		if v.Module.Name == "." {
			return c.module(v)
		}
	}
	return ""
}

// configText is the package's Config.toml, nil when it has none or it cannot be read.
func (s *Server) configText(root string) *tomlText {
	src := ""
	s.mu.Lock()
	d := s.docs[uriOf(filepath.Join(root, configName))]
	if d != nil {
		src = d.text
	}
	s.mu.Unlock()
	if d == nil {
		var err error
		if src, err = readText(filepath.Join(root, configName)); err != nil {
			return nil
		}
	}
	t, err := readTOML(configName, src)
	if err != nil {
		return nil
	}
	return t
}

// setConfigRequest gives a variable a value, or takes it away.
type setConfigRequest struct {
	Client string  `json:"client"`
	ID     string  `json:"id"`
	Value  *string `json:"value"`
	// Path leads to a part of the value: keys of tables and numbers of items; empty for
	// the value as a whole.
	Path []any `json:"path"`
}

// setConfig edits Config.toml.
func (s *Server) setConfig(pkg string, req *setConfigRequest, open opener) (any, error) {
	c, _, err := s.configuration(pkg, open)
	if err != nil {
		return nil, err
	}
	var v *tree.Var
	for _, x := range c.vars {
		if id, _ := c.id(x); id == req.ID {
			v = x
		}
	}
	if v == nil {
		return nil, failure(codeGone, "there is no configurable variable '%s' any more", req.ID)
	}
	module := c.module(v)
	raw := c.cfg.Lookup(v.Module.Org, module, v.Name)
	if raw != nil && raw.Origin != configName {
		return nil, failure(codeFailed, "the value of '%s' comes from %s, which overrides Config.toml: change it there", v.Name, strings.Trim(raw.Where(), "[]"))
	}
	path := filepath.Join(c.root, configName)
	s.mu.Lock()
	defer s.mu.Unlock()
	src := ""
	d := s.docs[uriOf(path)]
	if d != nil {
		src = d.text
	}
	t, err := readTOML(configName, src)
	if err != nil {
		return nil, err
	}
	// The key that has the value, or the shortest.
	keys := [][]string{}
	full := append(append([]string{v.Module.Org}, strings.Split(module, ".")...), v.Name)
	for i := 0; i < len(full); i++ {
		keys = append(keys, full[i:])
	}
	key := strings.Split(c.cfg.Name(v.Module.Org, module, v.Name), ".")
	if raw != nil {
		for _, k := range keys {
			if e := t.root.Get(k...); e != nil {
				key = k
				break
			}
		}
	}
	var edits []text.Edit
	label := "Configure " + v.Name
	if len(req.Path) > 0 {
		edits, err = t.configurePart(key, v.Type, req)
	} else if req.Value == nil {
		if edits, err = t.unset(key); err != nil {
			edits, err = t.setPart(steps(key), nil) // tables with headers
		}
	} else {
		var value string
		if value, err = tomlValue(v, *req.Value); err == nil {
			edits, err = t.set(key, value)
		}
	}
	if err != nil {
		return nil, err
	}
	o, err := text.New(src, edits)
	if err != nil {
		return nil, err
	}
	if _, err := readTOML(configName, o.Apply(src)); err != nil {
		return nil, failure(codeFailed, "Config.toml would not be right any more: edit it by hand")
	}
	if o.Empty() {
		return map[string]any{}, nil
	}
	part := stepPart{uri: uriOf(path), op: o.Invert()}
	if d == nil {
		if err := absent(path); err != nil {
			return nil, err
		}
		d = s.add(path, "", false)
		part.created = true
		s.tellFiles()
	}
	s.change(d, o, fromConfig, req.Client)
	s.record(step{label: label, client: req.Client, parts: []stepPart{part}})
	return map[string]any{}, nil
}

// tomlValue is what a person typed as TOML, by the type of the variable: a text needs no
// quotes where only a text can be meant.
func tomlValue(v *tree.Var, typed string) (string, error) {
	basics := v.Type.Basics()
	if basics&^(types.BString|types.BNil|types.BXML) == 0 && basics&(types.BString|types.BXML) != 0 {
		return tomlString(typed), nil
	}
	if basics&types.BDecimal != 0 || basics&types.BFloat != 0 || basics&types.BInt != 0 {
		typed = strings.TrimSpace(typed)
	}
	root, errs := toml.Parse(configName, []byte("x = "+typed+"\n"))
	if len(errs) == 0 && len(root.Entries) == 1 {
		return strings.TrimSpace(typed), nil
	}
	if basics&types.BString != 0 {
		return tomlString(typed), nil
	}
	return "", failure(codeFailed, "'%s' is no value of the type %s%s", typed, configure.TypeName(v), tomlExample(v.Type))
}

// tomlExample says how a value of a type is written.
func tomlExample(t types.Type) string {
	switch b := t.Basics(); {
	case b&types.BInt != 0:
		return ": expected a whole number, as in 8080"
	case b&(types.BFloat|types.BDecimal) != 0:
		return ": expected a number, as in 1.5"
	case b&types.BBoolean != 0:
		return ": expected true or false"
	case b&types.BList != 0:
		return `: expected a list, as in ["a", "b"]`
	case b&types.BMapping != 0:
		return `: expected a table, as in {name = "a", size = 1}`
	}
	return ""
}

// setConfig has a value changed between messages of the language server.
func (t *tab) setConfig(p *setConfigRequest) (any, error) {
	s, req := t.s, modelParams{Package: t.pkg}
	p.Client = t.id
	req.Params = encode(p)
	return promise(func() (any, error) { return s.lang.ask("studio/setConfig", req) }), nil
}

// configMethods answers what is asked about the configuration between messages of the
// language server.
func (s *Server) configMethods(method string, p *modelParams, open opener) (any, error) {
	switch method {
	case "config":
		return s.config(p.Package, open)
	case "services":
		return s.services(p.Package, open)
	}
	var req setConfigRequest
	if err := json.Unmarshal(p.Params, &req); err != nil {
		return nil, failure(codeParams, "the parameters of studio/setConfig cannot be read: %v", err)
	}
	return s.setConfig(p.Package, &req, open)
}
