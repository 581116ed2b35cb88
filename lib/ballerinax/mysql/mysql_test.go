package mysql

import (
	"fmt"
	"strings"
	"testing"

	"barre/lib/ballerina/sql/sqltest"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// client is a mysql:Client of a program for tests.
type client struct {
	t  *testing.T
	p  *sqltest.Program
	f  map[string]runtime.Extern
	db string
	o  *value.Object
}

var str = value.Str

func connectTo(t *testing.T, p *sqltest.Program, database string, options, pool *value.Map) (*client, *value.Error) {
	t.Helper()
	cl := &client{t: t, p: p, f: bind(nil), db: database, o: value.NewObject(new(value.Class))}
	var opt, pl value.Value
	if options != nil {
		opt = options
	}
	if pool != nil {
		pl = pool
	}
	v := cl.do("connect", str("127.0.0.1"), str("ann"), str("Secret123#"), str(database), value.Int(server.port), opt, pl, globalPool(p))
	if e, ok := v.(*value.Error); ok {
		return nil, e
	}
	t.Cleanup(func() { cl.do("close") })
	return cl, nil
}

type globalKey struct{}

// globalPool is one record for each program, as sql:getGlobalConnectionPool
// gives.
func globalPool(p *sqltest.Program) *value.Map {
	return p.RT.State(globalKey{}, func() any { return p.Pool() }).(*value.Map)
}

func newClient(t *testing.T, statements string) *client {
	t.Helper()
	name := database(t, statements)
	cl, e := connectTo(t, sqltest.New(t), name, nil, nil)
	if e != nil {
		t.Fatal(e.Message)
	}
	return cl
}

// do calls a method; a panic fails the test.
func (cl *client) do(method string, args ...value.Value) (v value.Value) {
	cl.t.Helper()
	cl.p.Do(func(c *runtime.Context) {
		var err error
		if v, err = cl.f["Client."+method](c, append([]value.Value{cl.o}, args...)); err != nil {
			cl.t.Errorf("%s panics: %v", method, err)
		}
	})
	return v
}

// ok calls a method and fails the test when it gives an error.
func (cl *client) ok(method string, args ...value.Value) value.Value {
	cl.t.Helper()
	v := cl.do(method, args...)
	if e, ok := v.(*value.Error); ok {
		cl.t.Fatalf("%s gives the error %s", method, e.Message)
	}
	return v
}

// fails calls a method and checks the error it gives: its type and the
// beginning of its message.
func (cl *client) fails(typ, message, method string, args ...value.Value) *value.Error {
	cl.t.Helper()
	return checkError(cl.t, cl.p, cl.do(method, args...), typ, message)
}

func checkError(t *testing.T, p *sqltest.Program, v value.Value, typ, message string) *value.Error {
	t.Helper()
	e, ok := v.(*value.Error)
	if !ok {
		t.Fatalf("gives %s instead of an error %q", value.ToBalString(v), message)
	}
	if want := p.Type("ballerina/sql." + typ); e.Type != want {
		t.Errorf("error is of type %s, want %s (%s)", e.Type, want, e.Message)
	}
	if !strings.HasPrefix(e.Message, message) {
		t.Errorf("message is\n\t%s\nwant\n\t%s", e.Message, message)
	}
	return e
}

// q makes a query of text in which each ? stands for a value.
func (cl *client) q(text string, values ...value.Value) *value.Object {
	return cl.p.Query(strings.Split(text, "?"), values...)
}

// row queries one row and shows it.
func (cl *client) row(t types.Type, text string, values ...value.Value) string {
	cl.t.Helper()
	return value.ToBalString(cl.ok("queryRow", cl.q(text, values...), sqltest.Desc(t)))
}

// rows reads a stream to its end.
func (cl *client) rows(v value.Value) (rows []value.Value, end value.Value) {
	cl.t.Helper()
	cl.p.Do(func(c *runtime.Context) {
		for {
			v, e, ok, err := v.(*value.Stream).Next(c)
			if err != nil {
				cl.t.Errorf("next panics: %v", err)
				return
			}
			if !ok {
				end = e
				return
			}
			rows = append(rows, v)
		}
	})
	return rows, end
}

const numbers = `CREATE TABLE n (id INT PRIMARY KEY AUTO_INCREMENT, i INT, big BIGINT, ubig BIGINT UNSIGNED, small SMALLINT, tiny TINYINT,
	yes BOOLEAN, bit1 BIT, bits BIT(12), dec1 DECIMAL(10,3), f FLOAT, d DOUBLE, y YEAR);
	INSERT INTO n VALUES (1, 2147483647, 9223372036854774807, 18446744073709551615, -32768, 127, TRUE, 1, b'101000000001', 1234.567, 123.34, 1234.567, 2026),
	(2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`

func TestNumbers(t *testing.T) {
	cl := newClient(t, numbers)
	// An open record takes every column by what it is.
	got := cl.row(types.AnydataMap, "SELECT * FROM n WHERE id = ?", value.Int(1))
	want := `{"id":1,"i":2147483647,"big":9223372036854774807,"ubig":18446744073709551615d,"small":-32768,"tiny":127,` +
		`"yes":true,"bit1":true,"bits":[10,1],"dec1":1234.567d,"f":123.34,"d":1234.567,"y":2026}`
	if got != want {
		t.Errorf("row is\n\t%s\nwant\n\t%s", got, want)
	}
	got = cl.row(types.AnydataMap, "SELECT * FROM n WHERE id = 2")
	if strings.Count(got, ":()") != 12 {
		t.Errorf("nulls are %s", got)
	}
	str := types.String
	for _, x := range []struct {
		t    types.Type
		col  string
		want string
	}{
		{types.Int, "i", "2147483647"}, {str, "i", `"2147483647"`}, {types.Decimal, "i", "2147483647d"},
		{types.Int, "yes", "1"}, {types.Boolean, "yes", "true"}, {str, "yes", `"true"`},
		{types.Int, "bit1", "1"}, {types.Boolean, "bit1", "true"},
		{types.Int, "bits", "2561"}, {types.ByteArray, "bits", "[10,1]"},
		{types.Decimal, "dec1", "1234.567d"}, {types.Float, "dec1", "1234.567"}, {str, "dec1", `"1234.567"`},
		{types.Float, "f", "123.34"}, {types.Decimal, "f", "123.34d"}, {str, "f", `"123.34"`},
		{types.Decimal, "ubig", "18446744073709551615d"}, {str, "ubig", `"18446744073709551615"`},
		{types.Int, "y", "2026"}, {types.Union(types.Boolean, str), "bit1", "true"},
		{types.Union(types.Union(types.Int, types.Boolean), types.Decimal), "bit1", "1"},
		{types.IntOrNil, "i", "2147483647"},
	} {
		if got := cl.row(x.t, "SELECT "+x.col+" FROM n WHERE id = 1"); got != x.want {
			t.Errorf("%s as %s is %s, want %s", x.col, x.t, got, x.want)
		}
	}
	if got := cl.row(types.IntOrNil, "SELECT i FROM n WHERE id = 2"); got != "()" {
		t.Errorf("a null is %s", got)
	}
	cl.fails("ConversionError", "Retrieved column 1 result '18446744073709551615' could not be converted to 'int'", "queryRow", cl.q("SELECT ubig FROM n WHERE id=1"), sqltest.Desc(types.Int))
	cl.fails("ConversionError", "Retrieved column 1 result '1234.567' could not be converted to 'int'", "queryRow", cl.q("SELECT dec1 FROM n WHERE id=1"), sqltest.Desc(types.Int))
	cl.fails("TypeMismatchError", "SQL Type 'INT' cannot be converted to ballerina type 'boolean'.", "queryRow", cl.q("SELECT i FROM n WHERE id=1"), sqltest.Desc(types.Boolean))
	cl.fails("TypeMismatchError", "The value 127 of column 'tiny' does not belong to type", "queryRow", cl.q("SELECT tiny FROM n WHERE id=1"), sqltest.Desc(cl.p.Env.IntRange(0, 9)))
	cl.fails("TypeMismatchError", "The result of the query is null", "queryRow", cl.q("SELECT i FROM n WHERE id=2"), sqltest.Desc(types.Int))
	cl.fails("TypeMismatchError", "Expected type to be 'int' but found 'record{}'.", "queryRow", cl.q("SELECT * FROM n"), sqltest.Desc(types.Int))
	cl.fails("NoRowsError", "Query did not retrieve any rows.", "queryRow", cl.q("SELECT i FROM n WHERE id = 9"), sqltest.Desc(types.Int))
}

func TestDecimalsAreExact(t *testing.T) {
	cl := newClient(t, "CREATE TABLE d (id INT PRIMARY KEY AUTO_INCREMENT, v DECIMAL(65,20))")
	for _, s := range []string{"0.1", "12345678901234.12345678901234567890", "-99999999999999999999999999999999.01", "1E+20", "1E-20", "0", "-0.00000000000000000001"} {
		d := sqltest.Dec(s)
		cl.ok("execute", cl.q("INSERT INTO d (v) VALUES (?)", d))
		if got := cl.row(types.Int, "SELECT v = ? FROM d", d); got != "1" {
			t.Errorf("%s is not equal to itself in the database", s)
		}
		back := cl.ok("queryRow", cl.q("SELECT v FROM d WHERE v = ?", d), sqltest.Desc(types.Decimal)).(value.Decimal)
		if !back.Equal(d.Decimal) {
			t.Errorf("%s comes back as %s", s, value.FormatDecimal(back))
		}
		cl.ok("execute", cl.q("DELETE FROM d"))
	}
	cl.ok("execute", cl.q("INSERT INTO d (v) VALUES (12345678901234567890123456789012345678.5)"))
	cl.fails("ConversionError", "Retrieved column 1 result '12345678901234567890123456789012345678.50000000000000000000' could not be converted to 'decimal', it has more than 34 digits", "queryRow", cl.q("SELECT v FROM d"), sqltest.Desc(types.Decimal))
	if got := cl.row(types.String, "SELECT v FROM d"); got != `"12345678901234567890123456789012345678.50000000000000000000"` {
		t.Errorf("as string it is %s", got)
	}
}

func TestTextAndBytes(t *testing.T) {
	cl := newClient(t, `CREATE TABLE x (id INT PRIMARY KEY, s VARCHAR(50), t LONGTEXT, e ENUM('a','b'), st SET('p','q'), b VARBINARY(20), bl BLOB, j JSON);
		INSERT INTO x VALUES (1, 'Grüße 😀', 'long', 'b', 'p,q', X'0001ff', X'6869', '{"id": 100, "name": "Joe", "groups": [2, 5]}')`)
	got := cl.row(types.AnydataMap, "SELECT * FROM x")
	want := `{"id":1,"s":"Grüße 😀","t":"long","e":"b","st":"p,q","b":[0,1,255],"bl":[104,105],"j":"{\"id\": 100, \"name\": \"Joe\", \"groups\": [2, 5]}"}`
	if got != want {
		t.Errorf("row is\n\t%s\nwant\n\t%s", got, want)
	}
	if got := cl.row(types.JSON, "SELECT j FROM x"); got != `{"id":100,"name":"Joe","groups":[2,5]}` {
		t.Errorf("as json it is %s", got)
	}
	if got := cl.row(types.String, "SELECT bl FROM x"); got != `"hi"` {
		t.Errorf("a blob as string is %s", got)
	}
	cl.fails("ConversionError", "Retrieved column 1 result could not be converted to 'string'", "queryRow", cl.q("SELECT b FROM x"), sqltest.Desc(types.String))
	cl.fails("ConversionError", "Retrieved column 1 result 'long' could not be converted to 'JSON', ", "queryRow", cl.q("SELECT t FROM x"), sqltest.Desc(types.JSON))
	cl.fails("TypeMismatchError", "SQL Type 'VARCHAR' cannot be converted to ballerina type 'int'.", "queryRow", cl.q("SELECT s FROM x"), sqltest.Desc(types.Int))
	ab := types.Union(cl.p.Env.StringValue("a"), cl.p.Env.StringValue("b"))
	if got := cl.row(ab, "SELECT e FROM x"); got != `"b"` {
		t.Errorf("as enum it is %s", got)
	}
	cl.fails("TypeMismatchError", `The value "long" of column 't' does not belong to type`, "queryRow", cl.q("SELECT t FROM x"), sqltest.Desc(ab))

	// What goes in comes out, whatever is in it.
	for i, s := range []string{"", "'", `"`, `\`, `\'; DROP TABLE x; --`, "a?b", "\x00\n\r\x1a", "?"} {
		cl.ok("execute", cl.q("INSERT INTO x (id, s, b) VALUES (?, ?, ?)", value.Int(100+i), str(s), value.NewBytes([]byte(s))))
		if got := cl.row(types.String, "SELECT s FROM x WHERE id = ? AND s = ?", value.Int(100+i), str(s)); got != value.ToBalString(str(s)) {
			t.Errorf("%q comes back as %s", s, got)
		}
		if got := cl.row(types.ByteArray, "SELECT b FROM x WHERE b = ? AND id >= 100", value.NewBytes([]byte(s))); got != value.ToBalString(value.NewBytes([]byte(s))) {
			t.Errorf("the bytes of %q come back as %s", s, got)
		}
	}
}

func TestDatesAndTimes(t *testing.T) {
	cl := newClient(t, `CREATE TABLE w (id INT PRIMARY KEY AUTO_INCREMENT, d DATE, t TIME, ts TIMESTAMP NULL, dt DATETIME, dt6 DATETIME(6), t3 TIME(3));
		INSERT INTO w VALUES (1, '2017-05-23', '14:15:23', '2017-01-25 16:33:55', '2017-01-25 22:33:55', '2017-01-25 22:33:55.120300', '01:02:03.450')`)
	date, clock, civil, utc := cl.p.Type("ballerina/time.Date"), cl.p.Type("ballerina/time.TimeOfDay"), cl.p.Type("ballerina/time.Civil"), cl.p.Type("ballerina/time.Utc")
	got := cl.row(types.AnydataMap, "SELECT d, t, ts, dt, dt6, t3 FROM w")
	want := `{"d":"2017-05-23","t":"14:15:23","ts":"2017-01-25 16:33:55.0","dt":"2017-01-25 22:33:55.0","dt6":"2017-01-25 22:33:55.1203","t3":"01:02:03.45"}`
	if got != want {
		t.Errorf("strings are\n\t%s\nwant\n\t%s", got, want)
	}
	for _, x := range []struct {
		t         types.Type
		col, want string
	}{
		{date, "d", `{"year":2017,"month":5,"day":23}`},
		{clock, "t", `{"hour":14,"minute":15,"second":23d}`},
		{clock, "t3", `{"hour":1,"minute":2,"second":3.45d}`},
		{civil, "ts", `{"year":2017,"month":1,"day":25,"hour":16,"minute":33,"second":55d}`},
		{civil, "dt6", `{"year":2017,"month":1,"day":25,"hour":22,"minute":33,"second":55.1203d}`},
		{types.Union(civil, types.Int), "dt", `{"year":2017,"month":1,"day":25,"hour":22,"minute":33,"second":55d}`},
	} {
		if got := cl.row(x.t, "SELECT "+x.col+" FROM w WHERE id = 1"); got != x.want {
			t.Errorf("%s as %s is %s, want %s", x.col, x.t, got, x.want)
		}
	}
	random := cl.p.Record("RandomType", types.Never, types.Field{Name: "x", Type: types.Int})
	row := cl.p.Record("Row", types.Anydata, types.Field{Name: "d", Type: random})
	cl.fails("TypeMismatchError", "The ballerina type expected for 'SQL Date' type is 'time:Date' but found type 'RandomType'.", "queryRow", cl.q("SELECT d FROM w"), sqltest.Desc(row))

	// Parameters of all forms find the same row.
	num := func(pairs ...any) *value.Map { return value.MapOf(types.AnydataMap, pairs...) }
	instant := value.NewList(utc, []value.Value{value.Int(1485362035), sqltest.Dec("0.1203")})
	instant.Freeze()
	for _, x := range []struct {
		where string
		v     value.Value
	}{
		{"d = ?", num("year", value.Int(2017), "month", value.Int(5), "day", value.Int(23))},
		{"d = ?", cl.p.Object("DateValue", "value", str("2017-5-23"))},
		{"d = ?", cl.p.Object("DateValue", "value", num("year", value.Int(2017), "month", value.Int(5), "day", value.Int(23)))},
		{"t = ?", num("hour", value.Int(14), "minute", value.Int(15), "second", sqltest.Dec("23"))},
		{"t = ?", cl.p.Object("TimeValue", "value", str("14:15:23"))},
		{"dt6 = ?", num("year", value.Int(2017), "month", value.Int(1), "day", value.Int(25), "hour", value.Int(22), "minute", value.Int(33), "second", sqltest.Dec("55.1203"))},
		{"ts = ?", cl.p.Object("TimestampValue", "value", str("2017-01-25 16:33:55"))},
	} {
		if got := cl.row(types.Int, "SELECT id FROM w WHERE "+x.where, x.v); got != "1" {
			t.Errorf("%s with %s finds %s", x.where, value.ToBalString(x.v), got)
		}
	}
	cl.fails("ConversionError", "Unsupported value: hi for Date Value", "queryRow", cl.q("SELECT id FROM w WHERE d = ?", cl.p.Object("DateValue", "value", str("hi"))), sqltest.Desc(types.Int))
	// A point in time comes back the same through both kinds of column.
	cl.ok("execute", cl.q("INSERT INTO w (id, dt6, ts) VALUES (2, ?, ?)", instant, instant))
	if got := cl.row(utc, "SELECT dt6 FROM w WHERE id = 2"); got != "[1485362035,0.1203d]" {
		t.Errorf("the point in time comes back as %s", got)
	}
	if got := cl.row(utc, "SELECT ts FROM w WHERE id = 2"); got != "[1485362035,0d]" && got != "[1485362035,0.0d]" {
		t.Errorf("the point in time comes back as %s", got)
	}
}

func TestServerTimezone(t *testing.T) {
	name := database(t, "CREATE TABLE w (dt DATETIME)")
	p := sqltest.New(t)
	instant := value.NewList(p.Type("ballerina/time.Utc"), []value.Value{value.Int(1485362035), sqltest.Dec("0")})
	instant.Freeze()
	for zone, want := range map[string]string{"UTC": "2017-01-25 16:33:55.0", "+02:00": "2017-01-25 18:33:55.0", "Asia/Kolkata": "2017-01-25 22:03:55.0"} {
		cl, e := connectTo(t, p, name, options("serverTimezone", str(zone)), nil)
		if e != nil {
			t.Fatal(e.Message)
		}
		cl.ok("execute", cl.q("DELETE FROM w"))
		cl.ok("execute", cl.q("INSERT INTO w VALUES (?)", instant))
		if got := cl.row(types.String, "SELECT dt FROM w"); got != `"`+want+`"` {
			t.Errorf("in %s it is %s, want %s", zone, got, want)
		}
		if got := cl.row(p.Type("ballerina/time.Utc"), "SELECT dt FROM w"); !strings.HasPrefix(got, "[1485362035,") {
			t.Errorf("in %s it comes back as %s", zone, got)
		}
	}
	_, e := connectTo(t, p, name, options("serverTimezone", str("Mars/Olympus")), nil)
	checkError(t, p, errorOrNil(e), "ApplicationError", "Options field 'serverTimezone' is 'Mars/Olympus'")
}

func errorOrNil(e *value.Error) value.Value {
	if e == nil {
		return nil
	}
	return e
}

func options(changes ...any) *value.Map {
	m := value.MapOf(types.AnydataMap, "useXADatasource", value.Boolean(false), "connectTimeout", sqltest.Dec("30"),
		"socketTimeout", sqltest.Dec("0"), "noAccessToProcedureBodies", value.Boolean(false))
	for i := 0; i+1 < len(changes); i += 2 {
		m.Put(changes[i].(string), changes[i+1].(value.Value))
	}
	return m
}

func TestRecords(t *testing.T) {
	cl := newClient(t, `CREATE TABLE teachers (id INT PRIMARY KEY, name VARCHAR(20)); CREATE TABLE students (id INT PRIMARY KEY, name VARCHAR(20), age INT, supervisorId INT);
		INSERT INTO teachers VALUES (1, 'James'); INSERT INTO students VALUES (1, 'Alice', 25, 1), (2, NULL, 30, 1)`)
	field := func(name string, t types.Type) types.Field { return types.Field{Name: name, Type: t} }
	base := []types.Field{field("ID", types.Int), field("name", types.String), field("age", types.Int), field("supervisorId", types.Int)}
	const join = "SELECT * FROM students JOIN teachers ON students.supervisorId = teachers.id WHERE students.id = 1"

	open := cl.p.Record("Open", types.Anydata, base...)
	if got, want := cl.row(open, join), `{"ID":1,"name":"Alice","age":25,"supervisorId":1,"teachers.id":1,"teachers.name":"James"}`; got != want {
		t.Errorf("an open record is %s, want %s", got, want)
	}
	closed := cl.p.Record("Closed", types.Never, base...)
	cl.fails("FieldMismatchError", "No mapping field found for SQL table column 'teachers.id' in the record type 'Closed'", "queryRow", cl.q(join), sqltest.Desc(closed))
	teacher := cl.p.Record("Teacher", types.Never, field("id", types.Int), field("name", types.String))
	student := cl.p.Record("Student", types.Never, append(base, field("teachers", teacher))...)
	if got, want := cl.row(student, join), `{"ID":1,"name":"Alice","age":25,"supervisorId":1,"teachers":{"id":1,"name":"James"}}`; got != want {
		t.Errorf("a record in a record is %s, want %s", got, want)
	}
	// An annotation names the column; then the field's own name finds none.
	td := sqltest.Desc(cl.p.Record("Named", types.Never, field("number", types.Int), field("title", types.String)))
	column := func(name string) *value.Map {
		return value.MapOf(types.AnydataMap, "ballerina/sql:Column", value.MapOf(types.AnydataMap, "name", str(name)))
	}
	td.Fields = map[string]*value.Map{"number": column("ID"), "title": column("NAME")}
	if got := value.ToBalString(cl.ok("queryRow", cl.q("SELECT id, name FROM teachers"), td)); got != `{"number":1,"title":"James"}` {
		t.Errorf("by annotation it is %s", got)
	}
	cl.fails("FieldMismatchError", "No mapping field found for SQL table column 'title' in the record type 'Named'", "queryRow", cl.q("SELECT name AS title FROM teachers"), td)
	cl.fails("TypeMismatchError", "The field 'name' of type int cannot be mapped to the column 'name' of SQL type 'VARCHAR'", "queryRow", cl.q("SELECT name FROM students"),
		sqltest.Desc(cl.p.Record("R", types.Never, field("name", types.Int))))
	cl.fails("TypeMismatchError", "invalid value for record field 'name': expected value of type 'string', found '()'", "queryRow", cl.q("SELECT * FROM students WHERE id = 2"), sqltest.Desc(closed))
	cl.fails("TypeMismatchError", "invalid value for record field 'age': expected value of type 'int', found '()'", "queryRow", cl.q("SELECT name FROM students WHERE id = 1"),
		sqltest.Desc(cl.p.Record("R", types.Never, field("name", types.String), field("age", types.Int))))

	// Of several record types the one that fits is taken.
	either := types.Union(teacher, cl.p.Record("Age", types.Never, field("age", types.Int)))
	if got := cl.row(either, "SELECT age FROM students WHERE id = 1"); got != `{"age":25}` {
		t.Errorf("of two record types it is %s", got)
	}
	cl.fails("TypeMismatchError", "The result generated from the query cannot be mapped to type ", "queryRow", cl.q("SELECT supervisorId FROM students"), sqltest.Desc(either))
	if got := cl.row(types.Union(types.Int, types.AnydataMap), "SELECT COUNT(*) FROM students"); got != "2" {
		t.Errorf("int|map<anydata> is %s", got)
	}

	// A stream of them, an error in the middle included.
	rows, end := cl.rows(cl.ok("query", cl.q("SELECT id, name, age, supervisorId FROM students ORDER BY id"), sqltest.Desc(closed)))
	if len(rows) != 1 {
		t.Errorf("there are %d rows before the error", len(rows))
	}
	checkError(t, cl.p, end, "TypeMismatchError", "Error when iterating the SQL result. invalid value for record field 'name': expected value of type 'string', found '()'")
	_, end = cl.rows(cl.ok("query", cl.q("SELECT id AS x FROM students"), sqltest.Desc(closed)))
	checkError(t, cl.p, end, "FieldMismatchError", "No mapping field found for SQL table column 'x' in the record type 'Closed'")
}

func TestStreams(t *testing.T) {
	cl := newClient(t, "CREATE TABLE n (i INT); INSERT INTO n VALUES (1), (2), (3)")
	s := cl.ok("query", cl.q("SELECT i FROM n"), sqltest.Desc(types.AnydataMap))
	rows, end := cl.rows(s)
	if len(rows) != 3 || end != nil {
		t.Fatalf("the stream gives %d rows and ends with %v", len(rows), end)
	}
	_, end = cl.rows(s)
	checkError(t, cl.p, end, "ApplicationError", "Stream is closed. Therefore, no operations are allowed further on the stream.")

	s = cl.ok("query", cl.q("SELECT i FROM n"), sqltest.Desc(types.AnydataMap))
	cl.p.Do(func(c *runtime.Context) {
		if _, _, ok, _ := s.(*value.Stream).Next(c); !ok {
			t.Error("there is no first row")
		}
		if e, err := s.(*value.Stream).Close(c); e != nil || err != nil {
			t.Errorf("close gives %v, %v", e, err)
		}
	})
	_, end = cl.rows(s)
	checkError(t, cl.p, end, "ApplicationError", "Stream is closed.")

	_, end = cl.rows(cl.ok("query", cl.q("SELECT nothing FROM n"), sqltest.Desc(types.AnydataMap)))
	e := checkError(t, cl.p, end, "DatabaseError", "Error while executing SQL query: SELECT nothing FROM n. Unknown column 'nothing' in ")
	if e.Detail.Int("errorCode") != 1054 || e.Detail.Str("sqlState") != "42S22" {
		t.Errorf("detail is %s", value.ToBalString(e.Detail))
	}
}

func TestExecute(t *testing.T) {
	cl := newClient(t, "CREATE TABLE a (id INT PRIMARY KEY AUTO_INCREMENT, v VARCHAR(3) UNIQUE); CREATE TABLE b (v INT NOT NULL)")
	check := func(want, text string, values ...value.Value) {
		t.Helper()
		if got := value.ToBalString(cl.ok("execute", cl.q(text, values...))); got != want {
			t.Errorf("%s gives %s, want %s", text, got, want)
		}
	}
	check(`{"affectedRowCount":0,"lastInsertId":()}`, "CREATE TABLE c (i INT)")
	check(`{"affectedRowCount":1,"lastInsertId":1}`, "INSERT INTO a (v) VALUES (?)", str("x"))
	check(`{"affectedRowCount":1,"lastInsertId":()}`, "INSERT INTO b VALUES (1)")
	check(`{"affectedRowCount":1,"lastInsertId":()}`, "UPDATE a SET v = 'x'") // found, though not changed
	check(`{"affectedRowCount":0,"lastInsertId":()}`, "DELETE FROM a WHERE v = ?", str("none"))
	cl.fails("DatabaseError", "Error while executing SQL query: INSERT INTO a (v) VALUES ( ? ). Duplicate entry 'x' for key 'v'.", "execute", cl.q("INSERT INTO a (v) VALUES (?)", str("x")))
	cl.fails("DatabaseError", "Error while executing SQL query: INSERT INTO a (v) VALUES ('long'). Data truncation: Data too long for column 'v' at row 1.", "execute", cl.q("INSERT INTO a (v) VALUES ('long')"))
	cl.fails("UnsupportedTypeError", "MySQL does not support ARRAY data type.", "execute", cl.q("INSERT INTO a (v) VALUES (?)", value.NewStrings([]string{"a"})))
	cl.fails("ConversionError", "Only 1 or 0 can be passed for BitValue SQL Type, but found :12", "execute", cl.q("INSERT INTO b VALUES (?)", cl.p.Object("BitValue", "value", value.Int(12))))
}

func TestBatch(t *testing.T) {
	cl := newClient(t, "CREATE TABLE a (id INT PRIMARY KEY AUTO_INCREMENT, v INT UNIQUE)")
	batch := func(vs ...int) *value.List {
		l := value.NewListCap(cl.p.Env.Array(types.AnyOrError), len(vs))
		for _, v := range vs {
			l.Put(cl.q("INSERT INTO a (v) VALUES (?)", value.Int(v)))
		}
		return l
	}
	if got := value.ToBalString(cl.ok("batchExecute", batch(1, 2))); got != `[{"affectedRowCount":1,"lastInsertId":1},{"affectedRowCount":1,"lastInsertId":2}]` {
		t.Errorf("a batch gives %s", got)
	}
	e := cl.fails("BatchExecuteError", "Error while executing batch command starting with: 'INSERT INTO a (v) VALUES ( ? )'. Duplicate entry '1' for key 'v'.", "batchExecute", batch(3, 1, 4))
	if got := value.ToBalString(e.Detail.Field("executionResults")); got != `[{"affectedRowCount":1,"lastInsertId":3},{"affectedRowCount":-3,"lastInsertId":()},{"affectedRowCount":1,"lastInsertId":5}]` {
		t.Errorf("the results of a batch that fails are %s", got)
	}
	if e.Detail.Int("errorCode") != 1062 || e.Detail.Str("sqlState") != "23000" {
		t.Errorf("detail is %s", value.ToBalString(e.Detail))
	}
	cl.fails("ApplicationError", " Parameter 'sqlQueries' cannot be empty array", "batchExecute", batch())
	l := batch(7)
	l.Put(cl.q("DELETE FROM a"))
	cl.fails("ApplicationError", "Cannot execute a batch of different statements", "batchExecute", l)
}

func TestManyRows(t *testing.T) {
	cl := newClient(t, "CREATE TABLE a (i INT, s VARCHAR(20)); INSERT INTO a SELECT seq, CONCAT('row ', seq) FROM seq_1_to_20000")
	rows, end := cl.rows(cl.ok("query", cl.q("SELECT * FROM a ORDER BY i"), sqltest.Desc(types.AnydataMap)))
	if len(rows) != 20000 || end != nil {
		t.Fatalf("there are %d rows, then %v", len(rows), end)
	}
	if got := fmt.Sprint(value.ToBalString(rows[19999])); got != `{"i":20000,"s":"row 20000"}` {
		t.Errorf("the last row is %s", got)
	}
}
