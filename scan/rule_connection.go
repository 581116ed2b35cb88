package scan

import (
	"net/url"
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// connection is a client of a library module that is made somewhere.
type connection struct {
	b    *body
	x    *tree.New
	name string    // of its class, "ballerina/http:Client"
	v    *tree.Var // that holds it, nil when it is not known
}

// arg gives an argument by the name of its parameter.
func (c *connection) arg(names ...string) (tree.Expr, string) {
	if c.x.Class.Init == nil {
		return nil, ""
	}
	params := c.x.Class.Init.Params[1:]
	for i, v := range params {
		for _, name := range names {
			if v.Name == name && i < len(c.x.Args) && c.x.Args[i] != nil {
				return c.x.Args[i], name
			}
		}
	}
	return nil, ""
}

// option gives a field of the connection's configuration; known says that all
// there is to know of the configuration is in the source.
func (c *connection) option(p *pass, name string) (x tree.Expr, known bool) {
	config, _ := c.arg("config", "clientConfig", "configuration")
	if config == nil {
		return nil, true
	}
	m, ok := p.flow.resolve(config).(*tree.MapCons)
	if !ok {
		return nil, false
	}
	known = true
	for i := range m.Fields {
		if m.Fields[i].Name == name {
			return m.Fields[i].V, true
		}
		if m.Fields[i].Spread || m.Fields[i].Key != nil {
			known = false
		}
	}
	return nil, known
}

// connections lists the clients of library modules that the package makes.
func (p *pass) connections() []*connection {
	var list []*connection
	holder := map[*tree.New]*tree.Var{}
	p.stmts(func(b *body, s tree.Stmt) {
		note := func(v *tree.Var, x tree.Expr) {
			if x != nil {
				if n, ok := bare(x).(*tree.New); ok {
					holder[n] = v
				}
			}
		}
		switch s := s.(type) {
		case *tree.VarDecl:
			note(s.V, s.Init)
		case *tree.Assign:
			note(s.V, s.Val)
		}
	})
	p.exprs(func(b *body, x tree.Expr) {
		n, ok := x.(*tree.New)
		if ok && n.Class != nil && n.Class.Client && n.Class.Module != nil && p.foreign(n.Class.Module) {
			list = append(list, &connection{b: b, x: n, name: qualified(n.Class), v: holder[n]})
		}
	})
	return list
}

// foreign tells whether a module is none of those that are looked at.
func (p *pass) foreign(m *tree.Module) bool {
	for _, own := range p.modules {
		if own.Tree == m {
			return false
		}
	}
	return true
}

func changingClient() *Rule {
	return &Rule{
		ID: "barre:5", Name: "A connection at module level is not final", Kind: CodeSmell, Severity: Low, Tags: []string{"connection"},
		Why:  "A variable that may change cannot be used by isolated functions, so that every call of a service that uses it has to wait for its turn.",
		Fix:  "Declare the variable 'final'.",
		Bad:  "http:Client orders = check new (ordersUrl);",
		Good: "final http:Client orders = check new (ordersUrl);",
		look: func(p *pass) {
			for _, b := range p.bodies {
				for _, s := range b.stmts {
					a, ok := s.(*tree.Assign)
					if !ok || b.fn != nil || !a.V.Global || a.V.Final || a.V.Assigned || a.V.Listener || strings.HasPrefix(a.V.Name, "$") {
						continue
					}
					if c := classOf(a.V.Type); c != nil && c.Client {
						p.at(b.file, a.V.Pos.Off, a.V.Pos.Off+int32(len(a.V.Name)), "the client '%s' is not final", a.V.Name)
					}
				}
			}
		},
	}
}

func fixedAddress() *Rule {
	return &Rule{
		ID: "barre:6", Name: "The address of a connection is not configurable", Kind: CodeSmell, Severity: Low, Tags: []string{"connection"},
		Why:  "The program reaches the same server in tests, staging and production, and another address takes a new build.",
		Fix:  "Take the address from a configurable variable; what it is now can be its default.",
		Bad:  "final http:Client orders = check new (\"https://orders.example.com\");",
		Good: "configurable string ordersUrl = \"https://orders.example.com\";\nfinal http:Client orders = check new (ordersUrl);",
		look: func(p *pass) {
			for _, c := range p.connections() {
				x, name := c.arg("url", "serviceUrl", "host", "hostname", "bootstrapServers", "endpoint", "baseUrl", "brokerUrl", "serverUri")
				if x != nil && p.flow.fixed(x) {
					p.reportExpr(c.b.file, x, "the argument '%s' of the connection is fixed in the source", name)
				}
			}
		},
	}
}

// idempotent tells whether a method of HTTP may be repeated.
func idempotent(method string) bool {
	switch method {
	case "get", "head", "put", "delete", "options":
		return true
	}
	return false
}

// methodsOf gives the methods of HTTP that a client in a variable is used for.
func (p *pass) methodsOf(v *tree.Var) []string {
	var list []string
	p.exprs(func(_ *body, x tree.Expr) {
		if x, ok := x.(*tree.CallMethod); ok && holds(x.Recv, v) {
			list = append(list, remoteName(x))
		}
	})
	return list
}

// holds tells whether an expression is a variable.
func holds(x tree.Expr, v *tree.Var) bool {
	switch x := bare(x).(type) {
	case *tree.Local:
		return x.V == v
	case *tree.Global:
		return x.V == v
	}
	return false
}

func noRetry() *Rule {
	return &Rule{
		ID: "barre:7", Name: "An HTTP client does not try again", Kind: CodeSmell, Severity: Info, Tags: []string{"resilience"},
		Why:  "A connection that breaks or a server that restarts makes the request fail, though the same request a moment later would succeed. Only clients whose requests may all be repeated are reported.",
		Fix:  "Configure 'retryConfig', with the count, the interval and the status codes after which to try again.",
		Bad:  "final http:Client stock = check new (stockUrl);\nint n = check stock->/items/[id];",
		Good: "final http:Client stock = check new (stockUrl, retryConfig = {count: 3, interval: 0.5, backOffFactor: 2});\nint n = check stock->/items/[id];",
		look: func(p *pass) {
			for _, c := range p.connections() {
				if c.name != httpClient || c.v == nil {
					continue
				}
				used := p.methodsOf(c.v)
				all := len(used) > 0
				for _, m := range used {
					all = all && idempotent(m)
				}
				if x, known := c.option(p, "retryConfig"); all && x == nil && known {
					p.reportExpr(c.b.file, c.x, "requests of '%s' may be repeated, but are not when they fail", c.v.Name)
				}
			}
		},
	}
}

func noTimeout() *Rule {
	return &Rule{
		ID: "barre:8", Name: "An HTTP client of a service has no timeout of its own", Kind: CodeSmell, Severity: Info, Tags: []string{"resilience"},
		Why:  "Without one, a server that does not answer keeps the caller waiting for 30 seconds, which is often longer than the caller's own caller waits; requests pile up meanwhile.",
		Fix:  "Configure 'timeout', shorter than what callers of the service wait for.",
		Bad:  "final http:Client stock = check new (stockUrl);",
		Good: "final http:Client stock = check new (stockUrl, timeout = 5);",
		look: func(p *pass) {
			services := false
			for _, m := range p.modules {
				services = services || len(m.Tree.Services) > 0
			}
			for _, c := range p.connections() {
				if !services || c.name != httpClient || c.v == nil || !c.v.Global {
					continue
				}
				if x, known := c.option(p, "timeout"); x == nil && known {
					p.reportExpr(c.b.file, c.x, "'%s' waits for up to 30 seconds, the default", c.v.Name)
				}
			}
		},
	}
}

func clientPerCall() *Rule {
	return &Rule{
		ID: "barre:9", Name: "A connection is made for each request", Kind: CodeSmell, Severity: Medium, Tags: []string{"connection"},
		Why:  "Making a client takes time and opens connections of its own; those of the last request are not used again.",
		Fix:  "Make the client once, in a final variable of the module or field of the service.",
		Bad:  "resource function get stock() returns json|error {\n    http:Client stock = check new (stockUrl);\n    return stock->/items;\n}",
		Good: "final http:Client stock = check new (stockUrl);\nresource function get stock() returns json|error {\n    return stock->/items;\n}",
		look: func(p *pass) {
			for _, c := range p.connections() {
				f := c.b.fn
				if f == nil || f.Class == nil || !f.Class.Service || !(f.Remote || f.Resource) {
					continue
				}
				// One that depends on the request cannot be made before.
				depends := false
				for _, a := range c.x.Args {
					if a == nil {
						continue
					}
					walkExpr(a, func(y tree.Expr) {
						if l, ok := y.(*tree.Local); ok && l.V.Func == f {
							depends = depends || !p.flow.fixed(l)
						}
					})
				}
				if !depends {
					p.reportExpr(c.b.file, c.x, "each call of '%s' makes a new client", types.MemberName(strings.TrimPrefix(strings.TrimPrefix(f.Name, f.Class.Name), ".")))
				}
			}
		},
	}
}

func noTLSCheck() *Rule {
	return &Rule{
		ID: "barre:10", Name: "Certificates are not checked", Kind: Vulnerability, Severity: High, Tags: []string{"tls"}, CWE: []int{295, 297}, OWASP: []int{7},
		Why:  "Without the check anybody between the program and the server can answer in its place, and read and change what is sent.",
		Fix:  "Leave the check on; give the certificate of a private authority in 'cert'.",
		Bad:  "http:Client c = check new (url, secureSocket = {enable: false});",
		Good: "http:Client c = check new (url, secureSocket = {cert: \"./ca.pem\"});",
		look: func(p *pass) {
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				var name string
				var x syntax.Expr
				switch n := n.(type) {
				case *syntax.MapField:
					if n.Name != nil {
						name, x = n.Name.Name, n.Value
					}
				case *syntax.Arg:
					if n.Name != nil {
						name, x = n.Name.Name, n.X
					}
				}
				m, ok := x.(*syntax.MapCons)
				if name != "secureSocket" || !ok {
					return true
				}
				for _, field := range m.Fields {
					if field.Name == nil || field.Name.Name != "enable" && field.Name.Name != "verifyHostName" {
						continue
					}
					if l, ok := field.Value.(*syntax.Literal); ok && l.Kind == syntax.KwFalse {
						p.report(f, field, "with '%s' the server is not verified", f.Text(field))
					}
				}
				return true
			})
		},
	}
}

func plainCredentials() *Rule {
	return &Rule{
		ID: "barre:11", Name: "Credentials are sent without encryption", Kind: Vulnerability, Severity: High, Tags: []string{"tls"}, CWE: []int{319}, OWASP: []int{4},
		Why:  "Over plain HTTP everybody on the way can read the credentials.",
		Fix:  "Use a URL that begins with 'https://'.",
		Bad:  "http:Client c = check new (\"http://api.example.com\", auth = {token});",
		Good: "http:Client c = check new (\"https://api.example.com\", auth = {token});",
		look: func(p *pass) {
			for _, c := range p.connections() {
				x, _ := c.arg("url", "serviceUrl")
				if x == nil {
					continue
				}
				auth, _ := c.option(p, "auth")
				s, ok := p.flow.text(x)
				u, err := url.Parse(s)
				if !ok || auth == nil || err != nil || u.Scheme != "http" || local(u.Hostname()) {
					continue
				}
				p.reportExpr(c.b.file, x, "credentials go to '%s' over plain HTTP", u.Hostname())
			}
		},
	}
}

// local tells whether a host is this machine.
func local(host string) bool {
	return host == "localhost" || host == "::1" || host == "0.0.0.0" || strings.HasPrefix(host, "127.") || strings.HasSuffix(host, ".localhost")
}

func emptyPassword() *Rule {
	return &Rule{
		ID: "barre:13", Name: "A connection has an empty password", Kind: Vulnerability, Severity: High, Tags: []string{"connection"}, CWE: []int{521}, OWASP: []int{7},
		Why:  "Everybody who can reach the server can do what this user can.",
		Fix:  "Give the user a password, and take it from a configurable variable without default.",
		Bad:  "mysql:Client db = check new (user = \"root\", password = \"\");",
		Good: "mysql:Client db = check new (user = \"shop\", password = dbPassword);",
		look: func(p *pass) {
			for _, c := range p.connections() {
				if x, _ := c.arg("password"); x != nil {
					if s, ok := p.flow.text(x); ok && s == "" {
						p.reportExpr(c.b.file, x, "the password is empty")
					}
				}
			}
		},
	}
}

func swallowedError() *Rule {
	return &Rule{
		ID: "barre:12", Name: "An error is ignored", Kind: Bug, Severity: Medium, Tags: []string{"error-handling"}, CWE: []int{390}, OWASP: []int{10},
		Why:  "Nothing happens when the operation fails: nobody will know, and what follows works with what is not there.",
		Fix:  "Return the error, log it, or say in a comment why nothing is to be done.",
		Bad:  "do {\n    check save(o);\n} on fail {\n}",
		Good: "do {\n    check save(o);\n} on fail error e {\n    log:printError(\"order not saved\", e);\n}",
		look: func(p *pass) {
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				switch n := n.(type) {
				case *syntax.OnFail:
					if blank(f, n.Body) {
						p.report(f, n, "errors that 'on fail' gets are ignored")
					}
				case *syntax.IfStmt:
					t, ok := n.Cond.(*syntax.TypeTest)
					if !ok || t.Not || !errorType(f, t.Type) || !blank(f, n.Then) || n.Else != nil {
						return true
					}
					p.report(f, t, "'%s' is tested for and ignored", f.Text(t))
				}
				return true
			})
		},
	}
}

// errorType tells whether a type is written as error or ends in Error.
func errorType(f *syntax.File, t syntax.Type) bool {
	return strings.HasSuffix(strings.ToLower(f.Text(t)), "error")
}

// blank tells whether a block has neither statements nor comments.
func blank(f *syntax.File, b *syntax.Block) bool {
	if b == nil || len(b.Stmts) > 0 {
		return false
	}
	return strings.Trim(f.Text(b), "{} \t\r\n") == ""
}

func unclosed() *Rule {
	return &Rule{
		ID: "barre:2", Name: "A resource is not closed", Kind: Bug, Severity: Medium, Tags: []string{"resource"}, CWE: []int{772},
		Why:  "A stream that is not read to its end, a file or a connection keeps what it holds (a connection of the pool, a descriptor) until it is closed; under load they run out.",
		Fix:  "Close it when it is done with, also where something fails in between, or read a stream to its end with foreach or a query.",
		Bad:  "stream<Album, sql:Error?> albums = db->query(`SELECT * FROM albums`);\nvar first = check albums.next();",
		Good: "stream<Album, sql:Error?> albums = db->query(`SELECT * FROM albums`);\nvar first = check albums.next();\ncheck albums.close();",
		look: func(p *pass) {
			for _, b := range p.bodies {
				if b.fn == nil {
					continue
				}
				walkStmts(b.stmts, func(s tree.Stmt) {
					d, ok := s.(*tree.VarDecl)
					if !ok || d.Init == nil || d.V.Captured {
						return
					}
					what := p.opened(d.Init)
					if what == "" {
						return
					}
					if b.open(d.V) {
						off := d.V.Pos.Off
						p.at(b.file, off, off+int32(len(d.V.Name)), "the %s '%s' is not closed", what, d.V.Name)
					}
				}, func(tree.Expr) {})
			}
		},
	}
}

// opened says what an expression opens, "" for nothing that has to be closed.
func (p *pass) opened(x tree.Expr) string {
	t := types.Diff(x.Type(), types.Union(types.Error, types.Nil))
	switch y := bare(x).(type) {
	case *tree.New:
		if y.Class != nil && y.Class.Module != nil && p.foreign(y.Class.Module) && closes(t) {
			return kindOf(y.Class)
		}
	case *tree.Call:
		name, _ := callee(y)
		if y.F.Module == nil || !p.foreign(y.F.Module) || strings.HasPrefix(name, "ballerina/lang.") {
			return ""
		}
		if t.Basics() == types.BStream {
			return "stream"
		}
		if c := classOf(t); c != nil && strings.HasPrefix(y.F.Name, "open") && closes(t) {
			return kindOf(c)
		}
	case *tree.CallMethod:
		if c := classOf(y.Recv.Type()); c != nil && c.Module != nil && p.foreign(c.Module) && t.Basics() == types.BStream {
			return "stream"
		}
	}
	return ""
}

func kindOf(c *tree.Class) string {
	switch {
	case strings.HasSuffix(c.Name, "Channel"):
		return "channel"
	case c.Client:
		return "client"
	}
	return "resource"
}

// closes tells whether objects of a type have a method close that needs no
// arguments.
func closes(t types.Type) bool {
	for _, name := range []string{"close", "->close"} {
		m := types.ObjectMember(t, name)
		if m == nil {
			continue
		}
		if sig := types.FuncSig(m.Type); sig != nil {
			for _, param := range sig.Params {
				if !param.HasDefault {
					return false
				}
			}
			return true
		}
	}
	return false
}

// open tells whether what a variable holds stays open: nothing closes it, reads it
// to its end, or hands it on to others who may.
func (b *body) open(v *tree.Var) bool {
	total, harmless, closed := 0, 0, false
	endless := map[tree.Expr]bool{}
	is := func(x tree.Expr) bool {
		l, ok := bare(x).(*tree.Local)
		return ok && l.V == v
	}
	walkStmts(b.stmts, func(s tree.Stmt) {
		if s, ok := s.(*tree.Foreach); ok && is(s.In) {
			closed = true
		}
		// What is used for ever need not be closed.
		if s, ok := s.(*tree.While); ok {
			if c, ok := s.Cond.(*tree.Const); ok && c.V == true {
				walkStmts(s.Body, func(tree.Stmt) {}, func(x tree.Expr) { endless[x] = true })
			}
		}
	}, func(x tree.Expr) {
		switch x := x.(type) {
		case *tree.Local:
			if x.V == v && endless[x] {
				closed = true
			}
			if x.V == v {
				total++
			}
		case *tree.CallMethod:
			if is(x.Recv) {
				harmless++
				if strings.TrimPrefix(x.Name, "->") == "close" {
					closed = true
				}
			}
		case *tree.Call:
			if name, args := callee(x); len(args) > 0 && args[0] != nil && is(args[0]) && name == "ballerina/lang.stream:next" {
				harmless++
			}
		case *tree.TypeTest:
			if is(x.A) {
				harmless++
			}
		}
	})
	return !closed && total == harmless
}
