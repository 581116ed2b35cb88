package mysql

import (
	"context"
	dbsql "database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	driver "github.com/go-sql-driver/mysql"

	"barre/lib/ballerina/sql"
)

// Call runs a procedure. What it leaves in parameters is received by variables
// of the session, which are read when all results have been.
func (d dialect) Call(ctx context.Context, conn *dbsql.Conn, call sql.Call) (*sql.CallOutcome, error) {
	for _, p := range call.Params {
		if p.SQL == "CURSOR" {
			return nil, &sql.Unsupported{Message: "MySQL does not support CURSOR data type."}
		}
	}
	parts, function, err := parseCall(call.Parts)
	if err != nil {
		return nil, err
	}
	if function {
		return d.callFunction(ctx, conn, parts, call.Params)
	}
	variables := make([]bool, len(call.Params)) // what the procedure may change
	for i, p := range call.Params {
		variables[i] = p.Out
	}
	var rows *dbsql.Rows
	var get string
	for {
		if rows, get, err = d.start(ctx, conn, parts, call.Params, variables); err == nil {
			break
		}
		// A value is as good for a parameter that the procedure changes; what
		// it becomes is of no interest.
		i := notVariable(err, parts)
		if i < 0 || variables[i] {
			return nil, err
		}
		variables[i] = true
	}
	out := new(sql.CallOutcome)
	if out.Results, err = d.results(rows); err != nil {
		return nil, err
	}
	// The count of the call itself comes last.
	count := sql.CallResult{}
	if err := conn.QueryRowContext(ctx, "SELECT ROW_COUNT()").Scan(&count.Affected); err != nil {
		return nil, err
	}
	count.Affected = max(0, count.Affected)
	out.Results = append(out.Results, count)
	if get != "" {
		if rows, err = conn.QueryContext(ctx, get); err != nil {
			return nil, err
		}
		if err := d.receive(rows, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// start begins a call with some parameters in variables. get reads the
// variables of the parameters that receive values.
func (d dialect) start(ctx context.Context, conn *dbsql.Conn, parts []string, params []sql.CallParam, variables []bool) (rows *dbsql.Rows, get string, err error) {
	var text, set, read strings.Builder
	var args, setArgs []any
	for i, p := range params {
		text.WriteString(parts[i])
		t, a, err := d.Bind(p.In, 0)
		if err != nil {
			return nil, "", unsupported(err)
		}
		if !variables[i] {
			text.WriteString(" " + t + " ")
			args = append(args, a...)
			continue
		}
		name := fmt.Sprintf("@barre_out_%d", i+1)
		text.WriteString(" " + name + " ")
		separate(&set, "SET ", name+" = "+t)
		setArgs = append(setArgs, a...)
		if p.Out {
			separate(&read, "SELECT ", name)
		}
	}
	text.WriteString(parts[len(parts)-1])
	if set.Len() > 0 {
		if _, err := conn.ExecContext(ctx, set.String(), setArgs...); err != nil {
			return nil, "", err
		}
	}
	rows, err = conn.QueryContext(ctx, text.String(), args...)
	return rows, read.String(), err
}

// notVariable gives the parameter that an error says should be a variable, -1
// for none.
func notVariable(err error, parts []string) int {
	var me *driver.MySQLError
	if !errors.As(err, &me) || me.Number != 1414 {
		return -1
	}
	var n int
	if _, err := fmt.Sscanf(me.Message, "OUT or INOUT argument %d", &n); err != nil {
		return -1
	}
	return slices.Index(argNumbers(parts), n)
}

// argNumbers tells which argument of the procedure, from 1, each parameter
// between parts is.
func argNumbers(parts []string) []int {
	var numbers []int
	n, depth := 1, 0
	var quote byte
	for _, part := range parts[:len(parts)-1] {
		for i := 0; i < len(part); i++ {
			switch c := part[i]; {
			case quote != 0:
				if c == '\\' && quote != '`' {
					i++
				} else if c == quote {
					quote = 0
				}
			case c == '\'' || c == '"' || c == '`':
				quote = c
			case c == '(':
				depth++
			case c == ')':
				depth--
			case c == ',' && depth == 1:
				n++
			}
		}
		numbers = append(numbers, n)
	}
	return numbers
}

func separate(b *strings.Builder, first, item string) {
	if b.Len() == 0 {
		b.WriteString(first)
	} else {
		b.WriteString(", ")
	}
	b.WriteString(item)
}

func unsupported(err error) error {
	var u *sql.Unsupported
	if errors.As(err, &u) {
		return u
	}
	return &sql.Unsupported{Message: err.Error()}
}

// callFunction selects a function's value.
func (d dialect) callFunction(ctx context.Context, conn *dbsql.Conn, parts []string, params []sql.CallParam) (*sql.CallOutcome, error) {
	var text strings.Builder
	var args []any
	text.WriteString("SELECT ")
	for i, p := range params[1:] {
		if p.Out {
			return nil, &sql.Unsupported{Message: "A function of MySQL has no parameters that receive values."}
		}
		t, a, err := d.Bind(p.In, 0)
		if err != nil {
			return nil, unsupported(err)
		}
		text.WriteString(parts[i] + " " + t + " ")
		args = append(args, a...)
	}
	text.WriteString(parts[len(parts)-1])
	rows, err := conn.QueryContext(ctx, text.String(), args...)
	if err != nil {
		return nil, err
	}
	out := &sql.CallOutcome{Results: []sql.CallResult{{}}}
	return out, d.receive(rows, out)
}

// parseCall takes the JDBC escape off a call: braces, a semicolon, and the
// parameter before = that receives a function's value. For a function, parts
// begin behind "call", and the first parameter has no part.
func parseCall(parts []string) (rest []string, function bool, err error) {
	rest = append([]string(nil), parts...)
	last := len(rest) - 1
	end := strings.TrimRight(rest[last], "; \t\r\n")
	first := strings.TrimLeft(rest[0], " \t\r\n")
	if inner, ok := strings.CutPrefix(first, "{"); ok {
		first = strings.TrimLeft(inner, " \t\r\n")
		if last == 0 {
			end = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(end, " \t\r\n"), "{"), " \t\r\n")
		}
		if end, ok = strings.CutSuffix(end, "}"); !ok {
			return nil, false, &sql.Unsupported{Message: "A call that begins with { must end with }."}
		}
		end = strings.TrimRight(end, "; \t\r\n")
	}
	if last == 0 {
		rest[0] = end
		return rest, false, nil
	}
	rest[0], rest[last] = first, end
	if first != "" {
		return rest, false, nil
	}
	// The text begins with a parameter: {? = call f(…)}.
	body, ok := strings.CutPrefix(strings.TrimLeft(rest[1], " \t\r\n"), "=")
	body = strings.TrimLeft(body, " \t\r\n")
	if !ok || len(body) < 5 || !strings.EqualFold(body[:4], "call") {
		return nil, false, &sql.Unsupported{Message: "A call that begins with a parameter must go on with \"= call\"."}
	}
	rest[1] = strings.TrimLeft(body[4:], " \t\r\n")
	return rest[1:], true, nil
}

// results reads all result sets, and closes rows.
func (d dialect) results(rows *dbsql.Rows) ([]sql.CallResult, error) {
	defer rows.Close()
	var rs []sql.CallResult
	for {
		cts, err := rows.ColumnTypes()
		if err != nil {
			return nil, err
		}
		if len(cts) > 0 {
			r := sql.CallResult{Columns: make([]sql.Column, len(cts))}
			for i, ct := range cts {
				r.Columns[i] = d.Column(ct)
			}
			for rows.Next() {
				raw, dest := make([]any, len(cts)), make([]any, len(cts))
				for i := range raw {
					dest[i] = &raw[i]
				}
				if err := rows.Scan(dest...); err != nil {
					return nil, err
				}
				r.Rows = append(r.Rows, raw)
			}
			rs = append(rs, r)
		}
		if !rows.NextResultSet() {
			return rs, rows.Err()
		}
	}
}

// receive reads the only row of rows into the parameters that receive.
func (d dialect) receive(rows *dbsql.Rows, out *sql.CallOutcome) error {
	rs, err := d.results(rows)
	if err != nil {
		return err
	}
	if len(rs) == 0 || len(rs[0].Rows) == 0 {
		return errors.New("the call left no values in its parameters")
	}
	for i, raw := range rs[0].Rows[0] {
		out.Out = append(out.Out, sql.OutValue{Column: rs[0].Columns[i], Raw: raw})
	}
	return nil
}
