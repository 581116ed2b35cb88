// Package database reads which tables a database has, and makes record types of them.
package database

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/go-sql-driver/mysql"

	"barre/internal/quote"
	"barre/syntax"
	"barre/syntax/format"
)

// Source says which database.
type Source struct {
	Kind     string // mysql
	Host     string
	Port     string
	User     string
	Password string
	Name     string
}

// Table is a table or a view.
type Table struct {
	Name    string
	Comment string
	View    bool
	Columns []Column
}

// Column is one of a table.
type Column struct {
	Name     string
	SQL      string // its type in the database
	Type     string // and in the code
	Comment  string
	Nullable bool
	Key      bool // part of the primary key
}

// limit is how long a server may take to answer.
const limit = 10 * time.Second

// Read lists the tables of a database. What is wrong is told for the user, without the
// password.
func Read(ctx context.Context, s Source) ([]Table, error) {
	if s.Kind != "mysql" {
		return nil, fmt.Errorf("tables of a database of the kind '%s' cannot be read yet: expected MySQL or MariaDB", s.Kind)
	}
	if s.Name == "" {
		return nil, errors.New("the database has no name: say which one of the server it is")
	}
	port := cmp.Or(s.Port, "3306")
	if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return nil, fmt.Errorf("'%s' is no port: expected a number from 1 to 65535", port)
	}
	c := mysql.NewConfig()
	c.Net, c.Addr = "tcp", net.JoinHostPort(cmp.Or(s.Host, "localhost"), port)
	c.User, c.Passwd, c.DBName = cmp.Or(s.User, "root"), s.Password, s.Name
	c.Timeout, c.ReadTimeout, c.Logger = limit, limit, &mysql.NopLogger{}
	connector, err := mysql.NewConnector(c)
	if err != nil {
		return nil, fmt.Errorf("the database cannot be reached: %s", explain(err, c.Addr))
	}
	db := sql.OpenDB(connector)
	defer db.Close()
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	tables, err := read(ctx, db, s.Name)
	if err != nil {
		return nil, errors.New(explain(err, c.Addr))
	}
	return tables, nil
}

// explain says why a server did not answer as it should.
func explain(err error, address string) string {
	var refused *mysql.MySQLError
	var network net.Error
	switch {
	case errors.As(err, &refused):
		return "the server at " + address + " refuses: " + refused.Message
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return fmt.Sprintf("the server at %s does not answer within %d seconds", address, int(limit/time.Second))
	case errors.As(err, &network):
		return "there is no server at " + address + " that can be reached"
	}
	return "the server at " + address + " does not answer as MySQL or MariaDB does"
}

func read(ctx context.Context, db *sql.DB, name string) ([]Table, error) {
	rows, err := db.QueryContext(ctx, "SELECT TABLE_NAME, TABLE_TYPE, COALESCE(TABLE_COMMENT, '') FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME", name)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var tables []Table
	for rows.Next() {
		var t Table
		var kind string
		if err := rows.Scan(&t.Name, &kind, &t.Comment); err != nil {
			return nil, err
		}
		if t.View = strings.Contains(kind, "VIEW"); t.View && t.Comment == "VIEW" {
			t.Comment = ""
		}
		tables = append(tables, t)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	columns, err := db.QueryContext(ctx, "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_KEY, COALESCE(COLUMN_COMMENT, '') FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION", name)
	if err != nil {
		return nil, err
	}
	defer columns.Close()
	for columns.Next() {
		var table, nullable, key string
		var c Column
		if err := columns.Scan(&table, &c.Name, &c.SQL, &nullable, &key, &c.Comment); err != nil {
			return nil, err
		}
		c.Nullable, c.Key, c.Type = nullable == "YES", key == "PRI", typeOf(c.SQL)
		if i := slices.IndexFunc(tables, func(t Table) bool { return t.Name == table }); i >= 0 {
			tables[i].Columns = append(tables[i].Columns, c)
		}
	}
	return tables, columns.Err()
}

// typeOf is the type in the code that the library gives values of a column as.
func typeOf(column string) string {
	base, _, _ := strings.Cut(strings.ToLower(column), " ")
	name, size, _ := strings.Cut(base, "(")
	switch name {
	case "tinyint":
		if strings.TrimSuffix(size, ")") == "1" {
			return "boolean"
		}
		return "int"
	case "smallint", "mediumint", "int", "integer", "bigint", "year":
		return "int"
	case "bit":
		if size == "" || strings.TrimSuffix(size, ")") == "1" {
			return "boolean"
		}
		return "byte[]"
	case "decimal", "numeric":
		return "decimal"
	case "float", "double", "real":
		return "float"
	case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "geometry", "point", "linestring", "polygon":
		return "byte[]"
	case "date":
		return "time:Date"
	case "time":
		return "time:TimeOfDay"
	case "datetime", "timestamp":
		return "time:Civil"
	}
	return "string"
}

// Types makes a source file with a record type for each table. taken are names that
// its module has already; the result names the types.
func Types(tables []Table, taken []string) (text string, names []string) {
	used := map[string]bool{}
	for _, n := range taken {
		used[n] = true
	}
	var b strings.Builder
	for _, t := range tables {
		name := unique(used, typeName(t.Name))
		names = append(names, name)
		comment := oneLine(t.Comment)
		if comment == "" {
			comment = "A row of the table " + oneLine(t.Name) + "."
		}
		b.WriteString("\n# " + comment + "\npublic type " + name + " record {|\n")
		fields := map[string]bool{}
		for _, c := range t.Columns {
			field := unique(fields, fieldName(c.Name))
			doc := oneLine(c.Comment)
			if doc == "" {
				doc = c.SQL
				if c.Key {
					doc += ", part of the key"
				}
			}
			b.WriteString("# " + doc + "\n")
			if field != c.Name {
				b.WriteString("@sql:Column {name: " + quote.String(c.Name) + "}\n")
			}
			b.WriteString(c.Type)
			if c.Nullable {
				b.WriteString("?")
			}
			b.WriteString(" " + ident(field) + ";\n")
		}
		b.WriteString("|};\n")
	}
	code := b.String()
	head := ""
	if strings.Contains(code, "@sql:Column") {
		head += "import ballerina/sql;\n"
	}
	if strings.Contains(code, "time:") {
		head += "import ballerina/time;\n"
	}
	return format.Source(syntax.Parse("types.bal", head+code)), names
}

// words are the parts of a name.
func words(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// typeName is order_items as OrderItems.
func typeName(name string) string {
	var b strings.Builder
	for _, w := range words(name) {
		if w == strings.ToUpper(w) {
			w = strings.ToLower(w)
		}
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	s := b.String()
	if s == "" || unicode.IsDigit(rune(s[0])) {
		s = "Table" + s
	}
	return s
}

// fieldName is customer_id as customerId.
func fieldName(name string) string {
	s := typeName(name)
	if unicode.IsDigit(rune(strings.Join(append(words(name), "x"), "")[0])) {
		s = "column" + strings.TrimPrefix(s, "Table")
	}
	return strings.ToLower(s[:1]) + s[1:]
}

func unique(used map[string]bool, want string) string {
	name := want
	for i := 2; used[name]; i++ {
		name = want + strconv.Itoa(i)
	}
	used[name] = true
	return name
}

func ident(name string) string {
	if slices.Contains(syntax.Keywords(), name) {
		return "'" + name
	}
	return name
}

// oneLine is a text for a line of documentation.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)), " ")
	return strings.TrimLeft(strings.ReplaceAll(text, "`", "'"), "#+ ")
}
