package mysql

import (
	"github.com/dolthub/go-mysql-server/sql"
	"github.com/dolthub/go-mysql-server/sql/analyzer"
	"github.com/dolthub/go-mysql-server/sql/plan"
	"github.com/dolthub/go-mysql-server/sql/rowexec"
	"github.com/dolthub/go-mysql-server/sql/transform"
)

// The engine tells clients that a column is TINYINT and not that it is
// TINYINT(1), which is what BOOLEAN columns are and how clients know them.
// Results are therefore given a schema that says so.
func tellWidths(a *analyzer.Analyzer) {
	a.Batches = append(a.Batches, &analyzer.Batch{
		Desc:       "widths",
		Iterations: 1,
		Rules:      []analyzer.Rule{{Id: -1, Apply: addWidths}},
	})
}

func addWidths(_ *sql.Context, _ *analyzer.Analyzer, n sql.Node, scope *plan.Scope, _ analyzer.RuleSelector, _ *sql.QueryFlags) (sql.Node, transform.TreeIdentity, error) {
	if !scope.IsEmpty() || !plan.NodeRepresentsSelect(n) {
		return n, transform.SameTree, nil
	}
	schema := n.Schema()
	var told sql.Schema
	for i, c := range schema {
		t, ok := c.Type.(sql.NumberType)
		if !ok || t.DisplayWidth() != 1 {
			continue
		}
		if told == nil {
			told = append(sql.Schema{}, schema...)
		}
		narrow := *c
		narrow.Type = narrowType{t}
		told[i] = &narrow
	}
	if told == nil {
		return n, transform.SameTree, nil
	}
	return &widths{plan.UnaryNode{Child: n}, told}, transform.NewTree, nil
}

// narrowType is TINYINT(1).
type narrowType struct{ sql.NumberType }

func (narrowType) MaxTextResponseByteLength(*sql.Context) uint32 { return 1 }

// widths is a query whose schema tells widths.
type widths struct {
	plan.UnaryNode
	schema sql.Schema
}

func (w *widths) Schema() sql.Schema { return w.schema }

func (w *widths) String() string { return w.Child.String() }

func (w *widths) IsReadOnly() bool { return w.Child.IsReadOnly() }

func (w *widths) WithChildren(children ...sql.Node) (sql.Node, error) {
	if len(children) != 1 {
		return nil, sql.ErrInvalidChildrenNumber.New(w, len(children), 1)
	}
	return &widths{plan.UnaryNode{Child: children[0]}, w.schema}, nil
}

// RowIter runs the query.
func (w *widths) RowIter(ctx *sql.Context, r sql.Row) (sql.RowIter, error) {
	return rowexec.DefaultBuilder.Build(ctx, w.Child, r)
}
