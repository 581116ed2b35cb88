package mysql

import (
	"context"
	"fmt"
	"testing"

	"github.com/dolthub/go-mysql-server/memory"
	"github.com/dolthub/go-mysql-server/sql"
)

func TestWidths(t *testing.T) {
	s, err := Start(t.Context(), Options{Database: "d", Setup: []string{
		"CREATE TABLE t (id INT, done BOOLEAN, small TINYINT)", "INSERT INTO t VALUES (1, true, 2), (2, NULL, 3)",
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	provider := s.engine.Analyzer.Catalog.DbProvider.(*memory.DbProvider)
	session := memory.NewSession(sql.NewBaseSessionWithClientServer("", sql.Client{User: "root", Address: "localhost"}, 1), provider)
	for _, c := range []struct{ query, want string }{
		{"SELECT * FROM t ORDER BY id", "[11 1 4] [[1 1 2] [2 <nil> 3]]"},
		{"SELECT a.done AS x FROM t a WHERE a.done", "[1] [[1]]"},
		{"SELECT done FROM t WHERE id IN (SELECT id FROM t WHERE done) UNION SELECT done FROM t WHERE id = 1", "[1] [[1]]"},
		{"SELECT small FROM t WHERE id = 2", "[4] [[3]]"},
		{"SELECT COUNT(*) FROM t", "[20] [[2]]"},
	} {
		ctx := sql.NewContext(context.Background(), sql.WithSession(session))
		ctx.SetCurrentDatabase("d")
		schema, iter, _, err := s.engine.Query(ctx, c.query)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
			continue
		}
		rows, err := sql.RowIterToRows(ctx, iter)
		if err != nil {
			t.Errorf("%s: %v", c.query, err)
		}
		var lengths []uint32
		for _, col := range schema {
			lengths = append(lengths, col.Type.MaxTextResponseByteLength(ctx))
		}
		if got := fmt.Sprint(lengths, " ", rows); got != c.want {
			t.Errorf("%s gives %s, want %s", c.query, got, c.want)
		}
	}
}
