package mysql

import (
	"reflect"
	"slices"
	"testing"

	"barre/lib/ballerina/sql"
	"barre/lib/ballerina/sql/sqltest"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

const procedures = `CREATE TABLE s (id INT PRIMARY KEY, v VARCHAR(20), d DECIMAL(10,2), b BIT, f FLOAT, w DATETIME);
	INSERT INTO s VALUES (1, 'test0', 1234.56, 1, 1234.56, '2017-01-25 16:33:55');
	CREATE PROCEDURE ins(IN i INT, IN x VARCHAR(20)) BEGIN INSERT INTO s (id, v) VALUES (i, x); END;
	CREATE PROCEDURE sel() BEGIN SELECT id, v FROM s WHERE id = 1; SELECT v FROM s WHERE id = 1; END;
	CREATE PROCEDURE outs(IN i INT, OUT v1 VARCHAR(20), OUT d1 DECIMAL(10,2), OUT b1 BIT, OUT f1 FLOAT, OUT w1 DATETIME)
		BEGIN SELECT v, d, b, f, w INTO v1, d1, b1, f1, w1 FROM s WHERE id = i; END;
	CREATE PROCEDURE twice(INOUT n INT) BEGIN SET n = n * 2; END;
	CREATE FUNCTION half(n INT) RETURNS DECIMAL(10,2) DETERMINISTIC RETURN n / 2;`

func TestCall(t *testing.T) {
	cl := newClient(t, procedures)
	ext := map[string]runtime.Extern{}
	for k, f := range sql.Module.Bind(nil) {
		ext[k] = f
	}
	method := func(key string, o value.Value, args ...value.Value) (v value.Value) {
		t.Helper()
		cl.p.Do(func(c *runtime.Context) {
			var err error
			if v, err = ext[key](c, append([]value.Value{o}, args...)); err != nil {
				t.Errorf("%s panics: %v", key, err)
			}
		})
		return v
	}
	out := func(kind string) *value.Object { return cl.p.Object(kind+"OutParameter", "none", nil) }
	get := func(o *value.Object, t types.Type) string {
		v := method(o.Class.Name+".get", o, sqltest.Desc(t))
		if e, ok := v.(*value.Error); ok {
			return e.Message
		}
		return value.ToBalString(v)
	}
	none := value.NewList(types.AnydataList, nil)

	res := cl.ok("call", cl.q("{call ins(?, ?)};", value.Int(2), str("x")), none).(*value.Object)
	if got := value.ToBalString(res.Fields[0]); got != `{"affectedRowCount":1,"lastInsertId":()}` {
		t.Errorf("a procedure without rows gives %s", got)
	}
	if got := cl.row(types.String, "SELECT v FROM s WHERE id = 2"); got != `"x"` {
		t.Errorf("the procedure inserted %s", got)
	}

	// Two result sets, each with its record type.
	two := cl.p.Record("Two", types.Never, types.Field{Name: "id", Type: types.Int}, types.Field{Name: "v", Type: types.String})
	one := cl.p.Record("One", types.Never, types.Field{Name: "V", Type: types.String})
	rowTypes := value.NewList(cl.p.Env.Array(types.AnyOrError), []value.Value{sqltest.Desc(two), sqltest.Desc(one)})
	res = cl.ok("call", cl.q("call sel()"), rowTypes).(*value.Object)
	rows, _ := cl.rows(res.Fields[1])
	if len(rows) != 1 || value.ToBalString(rows[0]) != `{"id":1,"v":"test0"}` {
		t.Errorf("the first result set is %v", rows)
	}
	if v := method("ProcedureCallResult.getNextQueryResult", res); v != value.Boolean(true) {
		t.Errorf("there is no second result set: %v", v)
	}
	rows, _ = cl.rows(res.Fields[1])
	if len(rows) != 1 || value.ToBalString(rows[0]) != `{"V":"test0"}` {
		t.Errorf("the second result set is %v", rows)
	}
	if v := method("ProcedureCallResult.getNextQueryResult", res); v != value.Boolean(false) || res.Fields[1] != nil || res.Fields[0] == nil {
		t.Errorf("after the result sets: %v", v)
	}
	if v := method("ProcedureCallResult.close", res); v != nil {
		t.Errorf("close gives %v", v)
	}
	// Result sets without types are open records; a wrong type is an error.
	res = cl.ok("call", cl.q("call sel()"), none).(*value.Object)
	if rows, _ = cl.rows(res.Fields[1]); len(rows) != 1 {
		t.Errorf("without types the result set is %v", rows)
	}
	bad := value.NewList(cl.p.Env.Array(types.AnyOrError), []value.Value{sqltest.Desc(two), sqltest.Desc(cl.p.Record("Bad", types.Never, types.Field{Name: "v", Type: types.Int}))})
	res = cl.ok("call", cl.q("call sel()"), bad).(*value.Object)
	checkError(t, cl.p, method("ProcedureCallResult.getNextQueryResult", res), "TypeMismatchError", "Error when accessing the next query result. The field 'v' of type int cannot be mapped to the column 'v' of SQL type 'VARCHAR'")

	// Parameters that receive.
	v, d, b, f, w := out("Varchar"), out("Decimal"), out("Bit"), out("Float"), out("DateTime")
	res = cl.ok("call", cl.q("{call outs(?, ?, ?, ?, ?, ?)}", value.Int(1), v, d, b, f, w), none).(*value.Object)
	civil := cl.p.Type("ballerina/time.Civil")
	for _, x := range []struct {
		o    *value.Object
		t    types.Type
		want string
	}{
		{v, types.String, `"test0"`}, {d, types.Decimal, "1234.56d"}, {b, types.Boolean, "true"}, {b, types.Int, "1"},
		{d, types.Float, "1234.56"}, {w, types.String, `"2017-01-25 16:33:55.0"`},
		{w, civil, `{"year":2017,"month":1,"day":25,"hour":16,"minute":33,"second":55d}`},
		{v, types.Union(types.String, types.Int), "OutParameter 'get' function does not support union return type."},
		{v, types.Int, "SQL Type 'LONGTEXT' cannot be converted to ballerina type 'int'."},
	} {
		if got := get(x.o, x.t); got != x.want {
			t.Errorf("%s as %s is %s, want %s", x.o.Class.Name, x.t, got, x.want)
		}
	}
	if got := get(f, types.Float); len(got) < 7 || got[:6] != "1234.5" {
		t.Errorf("the float is %s", got)
	}
	method("ProcedureCallResult.close", res)
	if got := get(v, types.String); got != "Failed to read parameter value. The result of the call is closed." {
		t.Errorf("after close it is %s", got)
	}
	if got := get(out("Char"), types.String); got != "Failed to read parameter value. The parameter was in no call yet." {
		t.Errorf("without a call it is %s", got)
	}
	// Nulls.
	cl.ok("call", cl.q("{call outs(?, ?, ?, ?, ?, ?)}", value.Int(99), v, d, b, f, w), none)
	if got := get(v, types.StringOrNil); got != "()" {
		t.Errorf("null is %s", got)
	}
	if got := get(b, types.Boolean) + get(f, types.Float); got != "false0.0" {
		t.Errorf("null numbers are %s", got)
	}

	n := cl.p.Object("InOutParameter", "in", value.Int(21))
	cl.ok("call", cl.q("call twice(?)", n), none)
	if got := get(n, types.Int); got != "42" {
		t.Errorf("the in/out parameter is %s", got)
	}
	r := out("Decimal")
	cl.ok("call", cl.q("{? = call half(?)}", r, value.Int(5)), none)
	if got := get(r, types.Decimal); got != "2.50d" {
		t.Errorf("the function gives %s", got)
	}

	cl.fails("DatabaseError", "Error while executing SQL query: call ins(1);. Incorrect number of arguments for PROCEDURE "+cl.db+".ins; expected 2, got 1.", "call", cl.q("call ins(1);"), none)
	cl.fails("UnsupportedTypeError", "A call that begins with { must end with }.", "call", cl.q("{call ins(1)"), none)
	cl.fails("UnsupportedTypeError", "MySQL does not support CURSOR data type.", "call", cl.q("{call ins(?)}", cl.p.Object("CursorOutParameter", "none", nil)), none)
}

func TestArgNumbers(t *testing.T) {
	for _, c := range []struct {
		parts []string
		want  []int
	}{
		{[]string{"CALL p(", ")"}, []int{1}},
		{[]string{"CALL p(", ", ", ")"}, []int{1, 2}},
		{[]string{"CALL `a,b`(1, 'x,\\'(', f(2, 3), ", ", \"a,b\", ", ")"}, []int{4, 6}},
		{[]string{"CALL p()"}, nil},
	} {
		if got := argNumbers(c.parts); !slices.Equal(got, c.want) {
			t.Errorf("arguments in %q are %v, want %v", c.parts, got, c.want)
		}
	}
}

func TestParseCall(t *testing.T) {
	for _, x := range []struct {
		in, want []string
		function bool
	}{
		{[]string{"{call f()}"}, []string{"call f()"}, false},
		{[]string{" { CALL f() } ; "}, []string{"CALL f()"}, false},
		{[]string{"{call f();}"}, []string{"call f()"}, false},
		{[]string{"call f();"}, []string{"call f()"}, false},
		{[]string{"{call f(", ", ", ")};"}, []string{"call f(", ", ", ")"}, false},
		{[]string{"{", " = call f(", ")}"}, []string{"f(", ")"}, true},
		{[]string{"", "=CALL f()"}, []string{"f()"}, true},
		{[]string{"{", " f(", ")}"}, nil, false},
		{[]string{"{call f("}, nil, false},
	} {
		got, function, err := parseCall(x.in)
		if (err != nil) != (x.want == nil) || err == nil && (!reflect.DeepEqual(got, x.want) || function != x.function) {
			t.Errorf("%q gives %q, %v, %v; want %q, %v", x.in, got, function, err, x.want, x.function)
		}
	}
}

func FuzzParseCall(f *testing.F) {
	f.Add("{call f(", ")}")
	f.Add("{", "= call")
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, in := range [][]string{{a}, {a, b}, {a, b, a}} {
			rest, function, err := parseCall(in)
			if err == nil && (function && len(rest) != len(in)-1 || !function && len(rest) != len(in)) {
				t.Errorf("%q gives %q, %v", in, rest, function)
			}
		}
	})
}

func TestLiteral(t *testing.T) {
	for in, want := range map[string]string{
		"1": "1", "-1.50": "-1.50", "1E+3": "1000", "1.5E+3": "1500", "1.25E+1": "12.5", "1E-9": "0.000000001", "-2.5E-8": "-0.000000025", "0": "0", "1E+300": "1E+300",
	} {
		if got := literal(sqltest.Dec(in)); got != want {
			t.Errorf("%s is written as %s, want %s", in, got, want)
		}
	}
}
