package sql

import (
	"strings"
	"sync/atomic"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// call implements the remote method call: query, row types.
func (cl *Client) call(c *runtime.Context, args []value.Value) (value.Value, error) {
	if cl.closed.Load() {
		return cl.Application(closedMessage), nil
	}
	parts, values, err := template(args[0].(*value.Object))
	show := display(parts)
	if err != nil {
		return cl.result(err, show)
	}
	call := Call{Text: show, Parts: parts}
	for i, v := range values {
		p, err := callParam(c, v, i+1)
		if err != nil {
			return cl.result(err, show)
		}
		call.Params = append(call.Params, p)
	}
	conn, give, err := cl.session(c, c.Ctx())
	if err != nil {
		return cl.result(err, show)
	}
	var out *CallOutcome
	ctx := c.Ctx()
	c.Block(func() {
		defer give()
		out, err = cl.d.Call(ctx, conn, call)
	})
	if err != nil {
		if u, ok := err.(*Unsupported); ok {
			err = bindFailure(u)
		}
		return cl.result(err, show)
	}
	st := &callState{cl: cl, results: out.Results}
	if l, ok := args[1].(*value.List); ok {
		for i := range l.Len() {
			st.types = append(st.types, l.At(i).(*value.Typedesc))
		}
	}
	n := 0
	for i, p := range call.Params {
		if !p.Out {
			continue
		}
		o := out.Out[n]
		n++
		if k, ok := kindOfSQL[p.SQL]; ok {
			o.Column.Kind = k
		}
		values[i].(*value.Object).Native = &received{OutValue: o, st: st}
	}
	res, err := cl.m.New(c, "ProcedureCallResult")
	if err != nil {
		return nil, err
	}
	obj, ok := res.(*value.Object)
	if !ok {
		return res, nil
	}
	obj.Native = st
	if len(st.results) > 0 {
		if _, e, err := st.advance(c, obj); e != nil || err != nil {
			return e, err
		}
	}
	return obj, nil
}

func callParam(c *runtime.Context, v value.Value, n int) (CallParam, error) {
	o, ok := v.(*value.Object)
	if !ok {
		p, err := param(c, v, n)
		return CallParam{In: p}, err
	}
	name := o.Class.Name
	switch {
	case o.Class.Module != "ballerina/sql":
	case name == "CursorOutParameter":
		return CallParam{Out: true, SQL: "CURSOR"}, nil
	case name == "InOutParameter":
		p, err := param(c, o.Get("in"), n)
		return CallParam{In: p, Out: true, SQL: p.SQL}, err
	case strings.HasSuffix(name, "OutParameter"):
		return CallParam{Out: true, SQL: strings.ToUpper(strings.TrimSuffix(name, "OutParameter"))}, nil
	}
	p, err := param(c, v, n)
	return CallParam{In: p}, err
}

// kindOfSQL says of which kind values of an out parameter are.
var kindOfSQL = map[string]Kind{
	"CHAR": KindText, "VARCHAR": KindText, "NCHAR": KindText, "NVARCHAR": KindText,
	"TEXT": KindText, "CLOB": KindText, "NCLOB": KindText,
	"BINARY": KindBinary, "VARBINARY": KindBinary, "BLOB": KindBinary, "ROW": KindBinary,
	"SMALLINT": KindInt, "INTEGER": KindInt, "BIGINT": KindInt,
	"REAL": KindFloat, "FLOAT": KindFloat, "DOUBLE": KindFloat,
	"NUMERIC": KindDecimal, "DECIMAL": KindDecimal,
	"BIT": KindBoolean, "BOOLEAN": KindBoolean,
	"DATE": KindDate, "TIME": KindTime, "TIMEWITHTIMEZONE": KindTimeTZ,
	"DATETIME": KindTimestamp, "TIMESTAMP": KindTimestamp, "TIMESTAMPWITHTIMEZONE": KindTimestampTZ,
	"XML": KindXML,
}

// callState is the native state of a ProcedureCallResult: the results that
// have not had their turn.
type callState struct {
	cl      *Client
	results []CallResult
	types   []*value.Typedesc
	sets    int // result sets that have had their turn
	closed  atomic.Bool
	current *bufferedStream
}

const advancing = "Error when accessing the next query result. "

// advance gives the next result its turn, in the fields of obj. isRows tells
// whether it is rows.
func (st *callState) advance(c *runtime.Context, obj *value.Object) (isRows bool, e *value.Error, err error) {
	if st.current != nil {
		st.current.closed = true
		st.current = nil
	}
	set := func(field string, v value.Value) {
		if i := obj.Class.FieldIndex(field); i >= 0 {
			obj.Fields[i] = v
		}
	}
	set("executionResult", nil)
	set("queryResult", nil)
	if len(st.results) == 0 {
		return false, nil, nil
	}
	r := st.results[0]
	st.results = st.results[1:]
	if r.Columns == nil {
		set("executionResult", st.cl.executionResult(r.Affected, r.InsertID))
		return false, nil, nil
	}
	td := &value.Typedesc{Type: types.AnydataMap}
	if len(st.types) > 0 {
		if st.sets >= len(st.types) {
			return false, st.cl.Application("The call gives more than the %d result sets that there are record types for.", len(st.types)), nil
		}
		td = st.types[st.sets]
	}
	st.sets++
	plan, perr := st.cl.cv.planRow(r.Columns, td.Type, td)
	if perr != nil {
		return false, st.cl.toError(perr, st.cl.d, ""), nil
	}
	st.current = &bufferedStream{cl: st.cl, rows: r.Rows, plan: plan}
	set("queryResult", st.cl.stream(td.Type, st.current.next, st.current.close))
	return true, nil, nil
}

// bufferedStream gives rows that have arrived already.
type bufferedStream struct {
	cl     *Client
	rows   [][]any
	plan   *rowPlan
	closed bool
}

func (s *bufferedStream) next(vc value.Caller) (value.Value, value.Value, bool, error) {
	if s.closed {
		return nil, s.cl.Application("Stream is closed. Therefore, no operations are allowed further on the stream."), false, nil
	}
	if len(s.rows) == 0 {
		s.closed = true
		return nil, nil, false, nil
	}
	row, err := s.plan.row(s.rows[0], s.cl.filler(vc.(*runtime.Context)))
	s.rows = s.rows[1:]
	if err == nil {
		return row, nil, true, nil
	}
	s.closed = true
	if p, ok := err.(*value.Error); ok {
		return nil, nil, false, p
	}
	e := s.cl.toError(err, s.cl.d, iterating)
	if !strings.HasPrefix(e.Message, iterating) {
		e.Message = iterating + e.Message
	}
	return nil, e, false, nil
}

func (s *bufferedStream) close(value.Caller) (value.Value, error) {
	s.closed, s.rows = true, nil
	return nil, nil
}

// received is the native state of an out parameter after a call.
type received struct {
	OutValue
	st *callState
}

func nextResult(c *runtime.Context, args []value.Value) (value.Value, error) {
	obj := args[0].(*value.Object)
	st, ok := obj.Native.(*callState)
	if !ok {
		return value.Boolean(false), nil
	}
	if st.closed.Load() {
		return st.cl.Application("The result is closed. Therefore, no operations are allowed further on it."), nil
	}
	rows, e, err := st.advance(c, obj)
	if e != nil {
		e.Message = advancing + e.Message
		return e, err
	}
	return value.Boolean(rows), err
}

func closeCall(c *runtime.Context, args []value.Value) (value.Value, error) {
	if st, ok := args[0].(*value.Object).Native.(*callState); ok {
		st.closed.Store(true)
		st.results = nil
		if st.current != nil {
			st.current.close(c)
		}
	}
	return nil, nil
}

// outValue implements get of the out parameters: it converts what the call
// left in them.
func outValue(c *runtime.Context, args []value.Value) (value.Value, error) {
	obj, td := args[0].(*value.Object), args[1].(*value.Typedesc)
	errs := newErrors(c.Runtime())
	kind := "OutParameter"
	if obj.Class.Name == "InOutParameter" {
		kind = "InOutParameter"
	}
	r, ok := obj.Native.(*received)
	if !ok {
		return errs.Application("Failed to read parameter value. The parameter was in no call yet."), nil
	}
	if r.st.closed.Load() {
		return errs.Application("Failed to read parameter value. The result of the call is closed."), nil
	}
	t := td.Type
	if isUnion(t) && !types.Same(t, types.JSON) && !types.IsSubtype(types.Anydata, t) {
		return errs.Application("%s 'get' function does not support union return type.", kind), nil
	}
	if r.Raw == nil {
		if t.All()&types.BNil != 0 {
			return nil, nil
		}
		// A null number reads as zero, as it always has.
		switch t.Basics() {
		case types.BInt:
			return value.Int(0), nil
		case types.BFloat:
			return value.Float(0), nil
		case types.BBoolean:
			return value.Boolean(false), nil
		}
		return errs.Data("TypeMismatchError", "The parameter received null, which a value of type '%s' cannot be", t), nil
	}
	if !r.Column.Kind.accepts(t) {
		return errs.Data("TypeMismatchError", "SQL Type '%s' cannot be converted to ballerina type '%s'.", r.Column.SQL, t), nil
	}
	v, err := r.st.cl.cv.convert(&r.Column, 1, r.Raw, t, r.st.cl.filler(c))
	if err != nil {
		return errs.toError(err, r.st.cl.d, ""), nil
	}
	return v, nil
}

func cursor(c *runtime.Context, args []value.Value) (value.Value, error) {
	errs := newErrors(c.Runtime())
	return errorStream(c, args[1].(*value.Typedesc).Type, errs.Application("Failed to read parameter value. The call gave no cursor.")), nil
}

// errorStream is a stream that gives an error only.
func errorStream(c *runtime.Context, t types.Type, e *value.Error) *value.Stream {
	return value.NewStream(t, types.Union(newErrors(c.Runtime()).m.Type("Error"), types.Nil), func(value.Caller) (value.Value, value.Value, bool, error) {
		return nil, e, false, nil
	}, nil)
}
