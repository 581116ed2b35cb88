package scan

import (
	"strings"

	"barre/tree"
	"barre/types"
)

// queryType tells whether an object is a query with parameters, as sql has them:
// an object:RawTemplate of its own kind.
func queryType(t types.Type) bool {
	t = types.Diff(t, types.Union(types.Error, types.Nil))
	if t.Basics() != types.BObject {
		return false
	}
	for _, name := range []string{"strings", "insertions"} {
		if types.ObjectMember(t, name) == nil {
			return false
		}
	}
	return strings.Contains(types.DistinctName(t), "Query") || strings.Contains(t.String(), "Query")
}

func builtSQL() *Rule {
	return &Rule{
		ID: "barre:3", Name: "SQL is built by concatenation", Kind: Vulnerability, Severity: Blocker, Tags: []string{"injection", "sql"}, CWE: []int{89}, OWASP: []int{5},
		Why:  "A value that becomes part of the text of a statement can end it and begin another. Parts in the text of a query are not escaped; only insertions are.",
		Fix:  "Write the query as one template and put values into it as insertions: they are sent apart from the text. Templates are joined with sql:queryConcat. For names of tables and columns, choose among queries that are written out.",
		Bad:  "sql:ParameterizedQuery query = ``;\nquery.strings = [\"SELECT * FROM users WHERE name = '\" + name + \"'\"];",
		Good: "sql:ParameterizedQuery query = `SELECT * FROM users WHERE name = ${name}`;",
		look: func(p *pass) {
			found := func(b *body, x tree.Expr) {
				o := p.flow.of(x, b.file)
				switch {
				case o.built != nil:
					p.reportExpr(o.built.file, o.built.x, "the text becomes part of an SQL statement")
				case o.input:
					p.reportExpr(b.file, x, "text from a request becomes part of an SQL statement")
				}
			}
			p.stmts(func(b *body, s tree.Stmt) {
				if s, ok := s.(*tree.SetObj); ok && s.Name == "strings" && queryType(s.Obj.Type()) {
					found(b, s.Val)
				}
			})
			for _, b := range p.bodies {
				if b.class == nil || b.fn != nil {
					continue
				}
				for _, f := range b.class.Fields {
					if f.Name == "strings" && f.Init != nil && queryType(b.class.Type) {
						found(b, f.Init)
					}
				}
			}
		},
	}
}

func quotedParameter() *Rule {
	return &Rule{
		ID: "barre:4", Name: "A parameter of a query stands in quotes", Kind: Bug, Severity: High, Tags: []string{"sql"}, CWE: []int{628},
		Why:  "What an insertion stands for is sent apart from the text. In quotes it is no parameter but the text '?', and the statement fails or compares with a question mark.",
		Fix:  "Leave the quotes out; for LIKE, put the wildcards into the value.",
		Bad:  "db->query(`SELECT * FROM users WHERE name LIKE '%${name}%'`)",
		Good: "string pattern = \"%\" + name + \"%\";\ndb->query(`SELECT * FROM users WHERE name LIKE ${pattern}`)",
		look: func(p *pass) {
			p.exprs(func(b *body, x tree.Expr) {
				t, ok := x.(*tree.RawTemplate)
				if !ok || !queryType(t.Type()) {
					return
				}
				quoted := false
				for i, s := range t.Strings {
					for j := 0; j < len(s); j++ {
						if s[j] == '\'' {
							quoted = !quoted
						}
					}
					if quoted && i+1 < len(t.Strings) {
						p.reportExpr(b.file, x, "an insertion stands between quotes")
						return
					}
				}
			})
		},
	}
}
