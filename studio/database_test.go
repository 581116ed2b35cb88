package studio

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"barre/gen/database"
	"barre/studio/model"
)

// TestDatabaseTypes: tables become types in a file of their own, in one step that can be
// taken back.
func TestDatabaseTypes(t *testing.T) {
	t.Parallel()
	tables := []database.Table{
		{Name: "orders", Columns: []database.Column{{Name: "id", SQL: "int", Type: "int", Key: true}, {Name: "made", SQL: "date", Type: "time:Date", Nullable: true}}},
		{Name: "left_out", Columns: []database.Column{{Name: "id", SQL: "int", Type: "int"}}},
	}
	o := options(folder(t, map[string]string{"Ballerina.toml": "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n", "main.bal": "type Orders record {||};\n"}))
	o.Database = func(_ context.Context, s DatabaseSource) (*Database, error) {
		if s.Password != "right" {
			return nil, errors.New("the server refuses")
		}
		d := &Database{Types: func(wanted, taken []string) (string, []string) {
			return database.Types(slices.DeleteFunc(slices.Clone(tables), func(t database.Table) bool { return !slices.Contains(wanted, t.Name) }), taken)
		}}
		for _, t := range tables {
			d.Tables = append(d.Tables, DatabaseTable{Name: t.Name, Columns: []DatabaseColumn{}})
		}
		return d, nil
	}
	s := startWith(t, o)
	c := s.tab()
	if err := c.try("studio/database", map[string]any{"kind": "mysql", "database": "shop"}, nil); err == nil || err.Error() != "the server refuses" {
		t.Errorf("with a wrong password: %v", err)
	}
	params := map[string]any{"kind": "mysql", "database": "shop-db", "password": "right"}
	var r struct {
		Tables []DatabaseTable
		Types  []string
		Path   string
	}
	c.call("studio/database", params, &r)
	if len(r.Tables) != 2 || r.Tables[0].Name != "orders" {
		t.Fatalf("%+v", r)
	}
	params["tables"] = []string{"orders"}
	c.call("studio/database", params, &r)
	if !slices.Equal(r.Types, []string{"Orders2"}) || r.Path != "shop_db_types.bal" {
		t.Errorf("%+v", r)
	}
	if d := c.read(s, r.Path); !strings.Contains(d.Text, "import ballerina/time;\n") || !strings.Contains(d.Text, "public type Orders2 record {|\n    # int, part of the key\n    int id;\n    # date\n    time:Date? made;\n|};\n") {
		t.Error(d.Text)
	}
	var o2 modelOf[model.Overview]
	c.call("studio/overview", nil, &o2)
	if o2.Model.Errors != 0 || len(o2.Model.Types) != 2 {
		t.Errorf("%d errors, %d types", o2.Model.Errors, len(o2.Model.Types))
	}
	c.call("studio/undo", nil, nil)
	c.call("studio/overview", nil, &o2)
	if len(o2.Model.Types) != 1 {
		t.Errorf("taken back: %d types", len(o2.Model.Types))
	}
}
