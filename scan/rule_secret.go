package scan

import (
	"math"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"barre/syntax"
	"barre/tree"
	"barre/types"
)

// secretName tells whether a variable, field or parameter of that name is meant
// for a secret. configure has a function for hiding values that rather hides too
// much; this one decides what is reported, and the last word decides: a
// "passwordField" or "tokenUrl" is no secret.
func secretName(name string) bool {
	list := words(name)
	if len(list) == 0 {
		return false
	}
	last := list[len(list)-1]
	switch last {
	case "password", "passwd", "pwd", "passphrase", "passcode", "secret", "apikey", "token", "credential":
		return true
	case "key":
		if len(list) > 1 {
			switch list[len(list)-2] {
			case "api", "access", "secret", "private", "signing", "encryption", "subscription", "account":
				return true
			}
		}
	}
	for _, s := range []string{"password", "passwd"} {
		if strings.HasSuffix(last, s) {
			return true // dbpassword
		}
	}
	return false
}

// secretValue tells whether text in the place of a secret can be one, and not the
// name of something, a path or a place to fill in.
func secretValue(s string) bool {
	switch {
	case strings.TrimSpace(s) == "", strings.ContainsAny(s, " \t\n"):
		return false
	case strings.HasPrefix(s, "$"), strings.HasPrefix(s, "{"), strings.HasPrefix(s, "<"), strings.HasPrefix(s, "./"), strings.HasPrefix(s, "../"), strings.HasPrefix(s, "/"):
		return false
	case strings.Trim(s, "*xX.-_") == "":
		return false
	}
	for _, ext := range []string{".pem", ".key", ".crt", ".p12", ".jks", ".pfx", ".txt", ".toml", ".json"} {
		if strings.HasSuffix(s, ext) {
			return false
		}
	}
	return true
}

// sameWords tells whether a constant is called what it says, as the name of a
// header or a kind of grant is: const API_KEY = "x-api-key".
func sameWords(name, s string) bool {
	plain := func(s string) string { return strings.Join(words(s), "") }
	a, b := plain(name), plain(s)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

// literal gives the text of a string literal or of a template without insertions.
func literal(f *syntax.File, x syntax.Expr) (string, bool) {
	switch x := x.(type) {
	case *syntax.Paren:
		return literal(f, x.X)
	case *syntax.Literal:
		if x.Kind == syntax.StringLit {
			s, err := syntax.StringValue(f.Text(x))
			return s, err == nil
		}
	case *syntax.Template:
		if x.Kind != syntax.StringTemplate {
			return "", false
		}
		var b strings.Builder
		for _, part := range x.Parts {
			if part.X != nil {
				return "", false
			}
			b.WriteString(f.TokText(part.Text))
		}
		return b.String(), true
	}
	return "", false
}

func writtenSecret() *Rule {
	return &Rule{
		ID: "ballerina:13", Name: "Hard-coded secrets are security-sensitive", Kind: Vulnerability, Severity: High, Tags: []string{"secret"}, CWE: []int{798, 259}, OWASP: []int{7},
		Why:  "Whoever can read the source, its history or the built program can read the secret, and changing it takes a new build. The default of a configurable variable is part of the source too.",
		Fix:  "Make it a configurable variable without default ('configurable string password = ?;'), give it its value from outside, and replace the secret that was in the source.",
		Bad:  "final mysql:Client db = check new (user = \"app\", password = \"s3cr3t\");",
		Good: "configurable string dbPassword = ?;\nfinal mysql:Client db = check new (user = \"app\", password = dbPassword);",
		look: func(p *pass) {
			constants := p.textConstants()
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				named := func(name string, x syntax.Expr, what string, constant bool) {
					if x == nil || !secretName(name) {
						return
					}
					s, ok := literal(f, x)
					if ref, is := x.(*syntax.NameExpr); is && ref.Name.Prefix == nil && !constant {
						s, ok = constants[f][ref.Name.Id.Name]
						// The constant itself is reported where it has such a name.
						ok = ok && !secretName(ref.Name.Id.Name)
					}
					if ok && secretValue(s) && !(constant && sameWords(name, s)) {
						p.report(f, x, "the %s '%s' has a secret in the source as its value", what, name)
					}
				}
				switch n := n.(type) {
				case *syntax.ModuleVar:
					if c, ok := n.Binding.(*syntax.CaptureBinding); ok {
						what := "variable"
						if n.Quals.Has(syntax.Configurable) {
							what = "configurable variable"
						}
						named(c.Name.Name, n.Init, what, false)
					}
				case *syntax.VarStmt:
					if c, ok := n.Binding.(*syntax.CaptureBinding); ok {
						named(c.Name.Name, n.Init, "variable", false)
					}
				case *syntax.ConstDecl:
					named(n.Name.Name, n.Value, "constant", true)
				case *syntax.RecordField:
					named(n.Name.Name, n.Default, "field", false)
				case *syntax.ObjectField:
					named(n.Name.Name, n.Init, "field", false)
				case *syntax.Param:
					if n.Name != nil {
						named(n.Name.Name, n.Default, "parameter", false)
					}
				case *syntax.MapField:
					if n.Name != nil {
						named(n.Name.Name, n.Value, "field", false)
					} else if n.Str != nil {
						name, _ := literal(f, n.Str)
						named(name, n.Value, "field", false)
					}
				case *syntax.Arg:
					if n.Name != nil {
						named(n.Name.Name, n.X, "argument", false)
					}
				case *syntax.AssignStmt:
					switch l := n.LHS.(type) {
					case *syntax.NameExpr:
						named(l.Name.Id.Name, n.RHS, "variable", false)
					case *syntax.FieldAccess:
						named(l.Name.Name, n.RHS, "field", false)
					}
				}
				if x, ok := n.(syntax.Expr); ok {
					if s, ok := literal(f, x); ok && credentialsIn(s) {
						p.report(f, x, "the URL has a password in it")
					}
				}
				return true
			})
		},
	}
}

// textConstants gives the string constants of each module, by its files.
func (p *pass) textConstants() map[*syntax.File]map[string]string {
	r := map[*syntax.File]map[string]string{}
	for _, m := range p.modules {
		list := map[string]string{}
		for _, f := range m.Files() {
			r[f] = list
			for _, d := range f.Decls {
				if d, ok := d.(*syntax.ConstDecl); ok {
					if s, ok := literal(f, d.Value); ok {
						list[d.Name.Name] = s
					}
				}
			}
		}
	}
	return r
}

// credentialsIn tells whether text is a URL with a user and a password.
func credentialsIn(s string) bool {
	if !strings.Contains(s, "://") || !strings.Contains(s, "@") || strings.ContainsAny(s, " \n") {
		return false
	}
	u, err := url.Parse(s)
	if err != nil || u.User == nil || u.Host == "" {
		return false
	}
	password, ok := u.User.Password()
	return ok && secretValue(password)
}

func fixedSecret() *Rule {
	return &Rule{
		ID: "ballerina:14", Name: "Non configurable secrets are security-sensitive", Kind: Vulnerability, Severity: Medium, Tags: []string{"secret"}, CWE: []int{798}, OWASP: []int{7},
		Why:  "A secret that comes from the source by way of a variable is the same in every environment, and can be read by whoever can read the source.",
		Fix:  "Take the value from a configurable variable without default.",
		Bad:  "string initial = \"s3cr3t\";\nCredentials c = {user: \"app\", password: initial};",
		Good: "configurable string password = ?;\nCredentials c = {user: \"app\", password};",
		look: func(p *pass) {
			check := func(b *body, name string, x tree.Expr) {
				if x == nil || !secretName(name) {
					return
				}
				switch y := bare(x).(type) {
				case *tree.Const:
					return // it stands there: ballerina:13
				case *tree.Local:
					if secretName(y.V.Name) {
						return // reported where it gets its value
					}
				case *tree.Global:
					if secretName(y.V.Name) {
						return
					}
				}
				if s, ok := p.flow.text(x); ok && secretValue(s) {
					p.reportExpr(b.file, x, "the value of '%s' comes from text in the source", name)
				}
			}
			p.exprs(func(b *body, x tree.Expr) {
				switch x := x.(type) {
				case *tree.MapCons:
					for i := range x.Fields {
						check(b, x.Fields[i].Name, x.Fields[i].V)
					}
				case *tree.Call:
					for i, a := range x.Args {
						if i < len(x.F.Params) {
							check(b, x.F.Params[i].Name, a)
						}
					}
				case *tree.New:
					if x.Class != nil && x.Class.Init != nil {
						for i, a := range x.Args {
							if i+1 < len(x.Class.Init.Params) {
								check(b, x.Class.Init.Params[i+1].Name, a)
							}
						}
					}
				}
			})
			p.stmts(func(b *body, s tree.Stmt) {
				switch s := s.(type) {
				case *tree.VarDecl:
					check(b, s.V.Name, s.Init)
				case *tree.Assign:
					check(b, s.V.Name, s.Val)
				}
			})
		},
	}
}

// tokenForm is a form by which a credential of a service is known.
type tokenForm struct{ what, pattern string }

var tokenForms = [...]tokenForm{
	{"an access key of AWS", `\b(AKIA|ASIA)[0-9A-Z]{16}\b`},
	{"a token of GitHub", `\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}`},
	{"a token of GitLab", `\bglpat-[A-Za-z0-9_-]{20,}`},
	{"a token of Slack", `\bxox[abposr]-[A-Za-z0-9-]{10,}`},
	{"a webhook of Slack", `hooks\.slack\.com/services/T[A-Za-z0-9_]+/B[A-Za-z0-9_]+/[A-Za-z0-9_]{20,}`},
	{"a secret key of Stripe", `\b[rs]k_live_[A-Za-z0-9]{20,}`},
	{"an API key of Google", `\bAIza[0-9A-Za-z_-]{35}`},
	{"a key of OpenAI", `\bsk-(proj-)?[A-Za-z0-9_-]{32,}`},
	{"a key of Anthropic", `\bsk-ant-[A-Za-z0-9_-]{20,}`},
	{"a key of SendGrid", `\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}`},
	{"a token of npm", `\bnpm_[A-Za-z0-9]{36}\b`},
	{"an account key of Azure", `AccountKey=[A-Za-z0-9+/]{40,}={0,2}`},
	{"a private key", `-----BEGIN ([A-Z]+ )?PRIVATE KEY-----`},
	{"a signed JSON Web Token", `\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}`},
}

func knownToken() *Rule {
	return &Rule{
		ID: "barre:1", Name: "Credentials of a known form are in the source", Kind: Vulnerability, Severity: Blocker, Tags: []string{"secret"}, CWE: []int{798}, OWASP: []int{7},
		Why:  "The text has the form of a credential that a service gave out, or is random text under a name that speaks of a secret. Tools search public and stolen sources for these forms.",
		Fix:  "Revoke the credential, since it is to be taken as known to others, and give the new one from outside through a configurable variable.",
		Bad:  "final string id = \"AKIA\" + \"IOSFODNN7EXAMPLE\";",
		Good: "configurable string accessKeyId = ?;",
		look: func(p *pass) {
			forms := make([]*regexp.Regexp, len(tokenForms))
			for i, t := range tokenForms {
				forms[i] = regexp.MustCompile(t.pattern)
			}
			p.nodes(func(f *syntax.File, n syntax.Node) bool {
				x, ok := n.(syntax.Expr)
				if !ok {
					return true
				}
				s, ok := literal(f, x)
				if !ok || len(s) < 16 {
					return true
				}
				for i, re := range forms {
					if re.MatchString(s) {
						p.report(f, x, "the text looks like %s", tokenForms[i].what)
						return true
					}
				}
				return true
			})
			// Text in two parts is found by its value.
			p.exprs(func(b *body, x tree.Expr) {
				switch y := x.(type) {
				case *tree.Const, *tree.StrConcat, *tree.Binary:
					s, ok := p.flow.text(y)
					if !ok || len(s) < 16 || b.file == nil {
						return
					}
					i := slices.IndexFunc(p.starting(b.file, x.Position()), func(n syntax.Node) bool { _, ok := n.(*syntax.Binary); return ok })
					if i < 0 {
						return
					}
					n := p.starting(b.file, x.Position())[i]
					for i, re := range forms {
						if re.MatchString(s) {
							p.report(b.file, n, "the text looks like %s", tokenForms[i].what)
							return
						}
					}
				}
			})
			p.stmts(func(b *body, s tree.Stmt) {
				d, ok := s.(*tree.VarDecl)
				if !ok || d.Init == nil || !hintsAtSecret(d.V.Name) || secretName(d.V.Name) || !types.IsSubtype(types.String, d.V.Type) {
					return
				}
				if c, ok := bare(d.Init).(*tree.Const); ok {
					if s, ok := c.V.(string); ok && random(s) {
						p.reportExpr(b.file, c, "'%s' is random text, as keys and tokens are", d.V.Name)
					}
				}
			})
		},
	}
}

// hintsAtSecret tells whether a word of a name speaks of secrets.
func hintsAtSecret(name string) bool {
	for _, w := range words(name) {
		switch w {
		case "key", "secret", "token", "password", "credential", "credentials", "auth":
			return true
		}
	}
	return false
}

// random tells whether text has as many different characters as keys have, and no
// words.
func random(s string) bool {
	if len(s) < 24 || strings.ContainsAny(s, " ./:") {
		return false
	}
	var count [256]int
	letters, digits := 0, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		count[c]++
		switch {
		case '0' <= c && c <= '9':
			digits++
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			letters++
		case c == '+' || c == '=' || c == '-' || c == '_':
		default:
			return false
		}
	}
	bits := 0.0
	for _, n := range count {
		if n > 0 {
			q := float64(n) / float64(len(s))
			bits -= q * math.Log2(q)
		}
	}
	return letters > 0 && digits > 0 && bits > 3.7
}
