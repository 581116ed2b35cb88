package scan

import (
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

func defaultAccessor() *Rule {
	return &Rule{
		ID: "ballerina/http:1", Name: "Avoid allowing default resource accessor", Kind: Vulnerability, Severity: Medium, Tags: []string{"http"}, CWE: []int{352}, OWASP: []int{1},
		Why:  "'default' answers every method of HTTP, so that what changes something can be set off by a link, which protection against forged requests does not expect.",
		Fix:  "Name the method that is meant, in one resource function for each.",
		Bad:  "resource function default orders(Order o) returns error? {\n}",
		Good: "resource function post orders(Order o) returns error? {\n}",
		look: func(p *pass) {
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				if c, ok := n.(*syntax.ClassDecl); ok {
					for _, m := range c.Members {
						if _, ok := m.(*syntax.TypeInclusion); ok {
							return false // an interceptor sees every request
						}
					}
				}
				if d, ok := n.(*syntax.FuncDecl); ok && d.Quals.Has(syntax.Resource) && d.Name.Name == "default" && d.Body != nil {
					p.report(f, d.Name, "the resource function answers every method of HTTP")
				}
				return true
			})
		},
	}
}

func anyOrigin() *Rule {
	return &Rule{
		ID: "ballerina/http:2", Name: "Avoid permissive Cross-Origin Resource Sharing", Kind: Vulnerability, Severity: Medium, Tags: []string{"http"}, CWE: []int{942}, OWASP: []int{2},
		Why:  "With '*', scripts of every web site may call the service from the browsers of its users.",
		Fix:  "List the origins that are to be allowed.",
		Bad:  "@http:ServiceConfig {cors: {allowOrigins: [\"*\"]}}",
		Good: "@http:ServiceConfig {cors: {allowOrigins: [\"https://shop.example.com\"]}}",
		look: func(p *pass) {
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				m, ok := n.(*syntax.MapField)
				if !ok || m.Name == nil || m.Name.Name != "allowOrigins" {
					return true
				}
				if list, ok := m.Value.(*syntax.ListCons); ok {
					for _, e := range list.Elems {
						if s, ok := literal(f, e.X); ok && s == "*" {
							p.report(f, m, "every origin is allowed")
						}
					}
				}
				return true
			})
		},
	}
}

// httpClient is the class of HTTP clients.
const httpClient = "ballerina/http:Client"

// remoteName is the name of a remote method that a call is of, or the accessor of a
// resource method; "" for others.
func remoteName(x *tree.CallMethod) string {
	if accessor, ok := strings.CutPrefix(x.Name, "$"); ok {
		accessor, _, _ = strings.Cut(accessor, "$")
		return accessor
	}
	name, ok := strings.CutPrefix(x.Name, "->")
	if !ok {
		return ""
	}
	return name
}

func requestTarget() *Rule {
	return &Rule{
		ID: "ballerina/http:3", Name: "Server-side requests should not be vulnerable to traversing attacks", Kind: Vulnerability, Severity: High, Tags: []string{"injection"}, CWE: []int{918}, OWASP: []int{1},
		Why:  "Text from a request in the address of another request lets its sender choose what the service asks for, with the rights the service has.",
		Fix:  "Test the value first: its form, or that it is one of those allowed. A number is safe as it is.",
		Bad:  "resource function get users/[string id]() returns json|error {\n    return directory->/users/[id];\n}",
		Good: "resource function get users/[int id]() returns json|error {\n    return directory->/users/[id];\n}",
		look: func(p *pass) {
			p.exprs(func(b *body, x tree.Expr) {
				var target tree.Expr
				switch x := x.(type) {
				case *tree.CallMethod:
					if len(x.Args) > 0 && className(x.Recv.Type()) == httpClient {
						switch remoteName(x) {
						case "get", "head", "post", "put", "patch", "delete", "options", "execute", "forward":
							target = x.Args[0]
							if remoteName(x) == "execute" && len(x.Args) > 1 {
								target = x.Args[1]
							}
						}
					}
				case *tree.New:
					if x.Class != nil && qualified(x.Class) == httpClient && len(x.Args) > 0 {
						target = x.Args[0]
					}
				}
				if target != nil && p.flow.of(target, b.file).input {
					p.reportExpr(b.file, x, "where the request goes to comes from another request and is not checked")
				}
			})
		},
	}
}

func openRedirect() *Rule {
	return &Rule{
		ID: "ballerina/http:4", Name: "HTTP request redirections should not be open to forging attacks", Kind: Vulnerability, Severity: Medium, Tags: []string{"injection"}, CWE: []int{601}, OWASP: []int{1},
		Why:  "A link to the service that leads on to any site makes that site look trusted.",
		Fix:  "Test the location against a list, or redirect to paths of the service only.",
		Bad:  "resource function get login(string next) returns http:Found => {headers: {\"Location\": next}};",
		Good: "resource function get login(string next) returns http:Found|error {\n    if pages.indexOf(next) is () {\n        return error(\"no such page\");\n    }\n    return {headers: {\"Location\": next}};\n}",
		look: func(p *pass) {
			found := func(b *body, x tree.Expr) {
				if p.flow.of(x, b.file).input {
					p.reportExpr(b.file, x, "the location that is redirected to comes from the request and is not checked")
				}
			}
			p.exprs(func(b *body, x tree.Expr) {
				switch x := x.(type) {
				case *tree.MapCons:
					for i := range x.Fields {
						name := x.Fields[i].Name
						if c, ok := x.Fields[i].Key.(*tree.Const); ok && name == "" {
							name, _ = c.V.(string)
						}
						if strings.EqualFold(name, "Location") && headersOf(p, b, x) {
							found(b, x.Fields[i].V)
						}
					}
				case *tree.CallMethod:
					switch {
					case remoteName(x) == "redirect" && className(x.Recv.Type()) == "ballerina/http:Caller" && len(x.Args) > 2 && x.Args[2] != nil:
						found(b, x.Args[2])
					case (x.Name == "setHeader" || x.Name == "addHeader") && len(x.Args) > 1 && className(x.Recv.Type()) == "ballerina/http:Response":
						if s, ok := p.flow.text(x.Args[0]); ok && strings.EqualFold(s, "Location") {
							found(b, x.Args[1])
						}
					}
				}
			})
		},
	}
}

// headersOf tells whether a mapping constructor is the headers of a response that
// redirects: field headers of a record with a status of class 3xx.
func headersOf(p *pass, b *body, m *tree.MapCons) bool {
	found := false
	walkStmts(b.stmts, func(tree.Stmt) {}, func(x tree.Expr) {
		outer, ok := x.(*tree.MapCons)
		if !ok {
			return
		}
		for i := range outer.Fields {
			if outer.Fields[i].Name == "headers" && p.flow.resolve(outer.Fields[i].V) == tree.Expr(m) && redirects(outer.Type()) {
				found = true
			}
		}
	})
	return found
}

// redirects tells whether a type is one of the responses of http that redirect.
func redirects(t types.Type) bool {
	a := types.MappingAtomicOf(t)
	if a == nil || a.Meta == nil {
		return false
	}
	switch a.Meta.Name {
	case "MovedPermanently", "Found", "SeeOther", "TemporaryRedirect", "PermanentRedirect", "MultipleChoices", "UseProxy":
		return true
	}
	return false
}
