package cli

import (
	"fmt"
	"strconv"

	"barre/config"
	"barre/dev"
	"barre/lib"
	"barre/tree"
	"barre/types"
)

// devConnection is a connection of the program for which a dev service can
// stand in: a client or listener at module level, made from configurable
// variables of which none that says where the server is has a value.
type devConnection struct {
	kind string
	name string               // of the variable that holds it
	vars map[string]*tree.Var // by what they stand for: host, port, user …
}

// devServices starts a dev service for each connection whose address is not
// configured and hands the address over as configuration. It returns what stops
// them, nil when there are none. Each service is announced in one line.
func (c *compiled) devServices(o RunOptions, cfg *config.Config) (stop func(), err error) {
	if !o.Dev {
		return nil, nil
	}
	conns := c.devConnections(cfg)
	if len(conns) == 0 {
		return nil, nil
	}
	var req dev.Request
	var kafkas, mysqls []*devConnection
	for _, d := range conns {
		switch d.kind {
		case "kafka":
			// One broker serves all connections of the program.
			if len(kafkas) == 0 {
				req.Kafka = []dev.Kafka{{}}
			}
			kafkas = append(kafkas, d)
		case "mysql":
			m := dev.MySQL{Database: c.given(cfg, d.vars["database"], "dev"), User: c.given(cfg, d.vars["user"], "dev"), Password: c.given(cfg, d.vars["password"], "dev")}
			req.MySQL = append(req.MySQL, m)
			mysqls = append(mysqls, d)
		}
	}
	p, stop, known, err := o.watched.startDev(req)
	if err != nil {
		return nil, err
	}
	say := func(format string, args ...any) {
		if !known {
			fmt.Fprintf(o.Stderr, format, args...)
		}
	}
	supply := func(d *devConnection, what, text string) {
		if v := d.vars[what]; v != nil && !c.configured(cfg, v) {
			cfg.Supply(v.Module.Org, c.moduleName(v), v.Name, text, "dev service")
		}
	}
	for _, d := range kafkas {
		supply(d, "address", p.Kafka[0].String())
		say("dev: Kafka for '%s' at %s\n", d.name, p.Kafka[0])
	}
	for i, d := range mysqls {
		a := p.MySQL[i]
		supply(d, "host", a.Host)
		supply(d, "port", strconv.Itoa(a.Port))
		supply(d, "user", req.MySQL[i].User)
		supply(d, "password", req.MySQL[i].Password)
		supply(d, "database", req.MySQL[i].Database)
		say("dev: MySQL for '%s' at %s, database '%s'\n", d.name, a, req.MySQL[i].Database)
	}
	return stop, nil
}

func (c *compiled) moduleName(v *tree.Var) string {
	if v.Module.Name == "." {
		return c.pkg.Name
	}
	return v.Module.Name
}

func (c *compiled) configured(cfg *config.Config, v *tree.Var) bool {
	return cfg.Lookup(v.Module.Org, c.moduleName(v), v.Name) != nil
}

// given is the text configured for a variable, or otherwise.
func (c *compiled) given(cfg *config.Config, v *tree.Var, otherwise string) string {
	if v == nil {
		return otherwise
	}
	x := cfg.Lookup(v.Module.Org, c.moduleName(v), v.Name)
	switch {
	case x == nil:
		return otherwise
	case x.Node != nil:
		return x.Node.Text
	}
	return x.Text
}

// devConnections finds the connections of the user's modules.
func (c *compiled) devConnections(cfg *config.Config) []*devConnection {
	var r []*devConnection
	for _, m := range c.world.Modules() {
		if m.Library() {
			continue
		}
		for _, s := range m.Tree.Init {
			a, ok := s.(*tree.Assign)
			if !ok {
				continue
			}
			n := newIn(a.Val)
			if n == nil || n.Class.Module == nil || n.Class.Init == nil {
				continue
			}
			l := c.libs[n.Class.Module.QName]
			if l == nil {
				continue
			}
			for _, ds := range l.Dev {
				if ds.Class == n.Class.Name {
					if d := c.devConnection(cfg, ds, n, a.V.Name); d != nil {
						r = append(r, d)
					}
				}
			}
		}
	}
	return r
}

// newIn finds the constructor call in an initialiser such as check new (…).
func newIn(x tree.Expr) *tree.New {
	for {
		switch e := x.(type) {
		case *tree.New:
			return e
		case *tree.Check:
			x = e.A
		case *tree.Cast:
			x = e.A
		default:
			return nil
		}
	}
}

func (c *compiled) devConnection(cfg *config.Config, ds lib.DevService, n *tree.New, name string) *devConnection {
	d := &devConnection{kind: ds.Kind, name: name, vars: map[string]*tree.Var{}}
	note := func(param string, x tree.Expr) {
		what := ds.Params[param]
		if what == "" {
			return
		}
		if g, ok := x.(*tree.Global); ok && g.V.Configurable {
			d.vars[what] = g.V
		}
	}
	init := n.Class.Init
	for i, x := range n.Args {
		if x == nil || i >= len(init.Sig.Params) {
			continue
		}
		p := init.Sig.Params[i]
		if m, ok := x.(*tree.MapCons); ok && p.Included && types.IsSubtype(p.Type, types.AnyMap) {
			for _, f := range m.Fields {
				note(f.Name, f.V)
			}
			continue
		}
		note(p.Name, x)
	}
	// Without a variable for the address there is no way to hand it over; with
	// one that is configured the program means its own server.
	where := d.vars["address"]
	if where == nil {
		where = d.vars["host"]
	}
	if where == nil || c.configured(cfg, where) {
		return nil
	}
	return d
}
