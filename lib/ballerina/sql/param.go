package sql

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// placeholder stands for a parameter in the text of messages.
const placeholder = " ? "

// display is the text of a query as messages show it.
func display(parts []string) string { return strings.Join(parts, placeholder) }

// template reads the parts and insertions of a query object.
func template(q *value.Object) (parts []string, insertions []value.Value, err error) {
	s, ok := q.Get("strings").(*value.List)
	if !ok {
		return nil, nil, dataFailure("ApplicationError", "the query has no text")
	}
	for i := range s.Len() {
		t, ok := s.At(i).(*value.String)
		if !ok {
			return nil, nil, dataFailure("ApplicationError", "part %d of the query's text is not a string", i+1)
		}
		parts = append(parts, t.String())
	}
	if l, ok := q.Get("insertions").(*value.List); ok {
		insertions = l.Values()
	}
	if len(insertions) > 0 && len(parts) != len(insertions)+1 {
		return nil, nil, dataFailure("ApplicationError", "the query has %d parts of text and %d values; there must be one part more than values", len(parts), len(insertions))
	}
	return parts, insertions, nil
}

// statement is a query ready for the driver.
type statement struct {
	text string
	args []any
	show string // for messages
}

// prepare makes a statement of a query object.
func prepare(c *runtime.Context, d Dialect, q *value.Object) (statement, error) {
	parts, values, err := template(q)
	if err != nil {
		return statement{}, err
	}
	st := statement{show: display(parts)}
	if len(values) == 0 {
		st.text = st.show
		return st, nil
	}
	var b strings.Builder
	for i, v := range values {
		p, err := param(c, v, i+1)
		if err != nil {
			return statement{}, err
		}
		text, args, err := d.Bind(p, len(st.args)+1)
		if err != nil {
			return statement{}, bindFailure(err)
		}
		b.WriteString(parts[i])
		b.WriteByte(' ')
		b.WriteString(text)
		b.WriteByte(' ')
		st.args = append(st.args, args...)
	}
	b.WriteString(parts[len(parts)-1])
	st.text = b.String()
	return st, nil
}

// Unsupported is the error of a [Dialect.Bind] for a parameter of a type that
// the database does not have.
type Unsupported struct{ Message string }

func (u *Unsupported) Error() string { return u.Message }

func bindFailure(err error) error {
	if u, ok := err.(*Unsupported); ok {
		return dataFailure("UnsupportedTypeError", "%s", u.Message)
	}
	return dataFailure("ConversionError", "%s", err)
}

// param reads parameter n of a query.
func param(c *runtime.Context, v value.Value, n int) (Param, error) {
	switch v := v.(type) {
	case nil:
		return Param{}, nil
	case value.Boolean:
		return Param{Kind: ParamBool, Value: bool(v)}, nil
	case value.Int:
		return Param{Kind: ParamInt, Value: int64(v)}, nil
	case value.Float:
		return Param{Kind: ParamFloat, Value: float64(v)}, nil
	case value.Decimal:
		return Param{Kind: ParamDecimal, Value: v}, nil
	case *value.String:
		return Param{Kind: ParamText, Value: v.String()}, nil
	case *value.XML:
		return Param{Kind: ParamXML, Value: value.ToString(v)}, nil
	case *value.List:
		return listParam(c, v, n)
	case *value.Map:
		if cv, kind, ok := civil(v); ok {
			return Param{Kind: kind, Value: cv}, nil
		}
		return Param{Kind: ParamStruct, Value: v}, nil
	case *value.Object:
		return typedParam(c, v, n)
	}
	return Param{}, dataFailure("UnsupportedTypeError", "Unsupported type passed in column index: %d", n)
}

func listParam(c *runtime.Context, l *value.List, n int) (Param, error) {
	if l.Store() == types.StoreByte {
		return Param{Kind: ParamBytes, Value: l.Bytes}, nil
	}
	if t, ok := instant(l); ok {
		return Param{Kind: ParamInstant, Value: t}, nil
	}
	a := make([]Param, l.Len())
	for i := range a {
		p, err := param(c, l.At(i), n)
		if err != nil {
			return Param{}, err
		}
		a[i] = p
	}
	return Param{Kind: ParamArray, Value: a}, nil
}

// instant reads a time:Utc: a tuple of seconds and a fraction of one.
func instant(l *value.List) (time.Time, bool) {
	if l.Len() != 2 || !l.Readonly() {
		return time.Time{}, false
	}
	s, ok := l.At(0).(value.Int)
	f, ok2 := l.At(1).(value.Decimal)
	if !ok || !ok2 {
		return time.Time{}, false
	}
	nanos, ok := nanoseconds(f)
	if !ok {
		return time.Time{}, false
	}
	return time.Unix(int64(s), nanos), true
}

// nanoseconds converts seconds, rounding half to even.
func nanoseconds(d value.Decimal) (int64, bool) {
	p, err := value.DecimalMul(d, value.DecimalFromInt(1e9))
	if err != nil {
		return 0, false
	}
	return value.DecimalToInt(p)
}

// civil reads a time:Date, time:TimeOfDay or time:Civil.
func civil(m *value.Map) (Civil, ParamKind, bool) {
	num := func(k string) (int, bool) {
		i, ok := m.Field(k).(value.Int)
		return int(i), ok
	}
	var c Civil
	var date, clock bool
	if c.Year, date = num("year"); date {
		var ok, ok2 bool
		c.Month, ok = num("month")
		c.Day, ok2 = num("day")
		date = ok && ok2
	}
	if c.Hour, clock = num("hour"); clock {
		c.Minute, clock = num("minute")
		if s, ok := m.Field("second").(value.Decimal); ok {
			c.Second = s
		}
	}
	if z, ok := m.Field("utcOffset").(*value.Map); ok && clock {
		c.HasOffset = true
		c.Offset = int(z.Int("hours"))*3600 + int(z.Int("minutes"))*60
		if s, ok := z.Field("seconds").(value.Decimal); ok {
			n, _ := value.DecimalToInt(s)
			c.Offset += int(n)
		}
	}
	switch {
	case date && clock:
		return c, ParamCivil, true
	case date:
		return c, ParamDate, true
	case clock:
		return c, ParamTime, true
	}
	return c, 0, false
}

// DateText is the day, as in "2017-02-03".
func (c Civil) DateText() string { return fmt.Sprintf("%04d-%02d-%02d", c.Year, c.Month, c.Day) }

// TimeText is the time of day, as in "11:35:45.25", with at most digits digits
// behind the point.
func (c Civil) TimeText(digits int) string {
	s := fmt.Sprintf("%02d:%02d:", c.Hour, c.Minute)
	n, ok := nanoseconds(c.Second)
	if !ok {
		n = 0
	}
	s += fmt.Sprintf("%02d", n/1e9)
	frac := fmt.Sprintf("%09d", n%1e9)[:digits]
	if frac = strings.TrimRight(frac, "0"); frac != "" {
		s += "." + frac
	}
	return s
}

// Time is the point in time; loc says where, unless an offset does.
func (c Civil) Time(loc *time.Location) time.Time {
	if c.HasOffset {
		loc = time.FixedZone("", c.Offset)
	}
	n, _ := nanoseconds(c.Second)
	return time.Date(c.Year, time.Month(c.Month), c.Day, c.Hour, c.Minute, 0, int(n), loc)
}

// typedParam reads an object such as a BigIntValue.
func typedParam(c *runtime.Context, o *value.Object, n int) (Param, error) {
	name := o.Class.Name
	if o.Class.FieldIndex("value") < 0 {
		return Param{}, dataFailure("UnsupportedTypeError", "Unsupported type passed in column index: %d", n)
	}
	v := o.Get("value")
	kind, array := strings.CutSuffix(name, "ArrayValue")
	if !array || kind == "" {
		kind = strings.TrimSuffix(name, "Value")
	}
	sql := strings.ToUpper(kind)
	if o.Class.Module != "ballerina/sql" {
		sql = name
	}
	if array && kind != "" {
		l, ok := v.(*value.List)
		if !ok {
			return Param{SQL: sql}, nil
		}
		a := make([]Param, l.Len())
		for i := range a {
			p, err := typedScalar(c, kind, l.At(i), n)
			if err != nil {
				return Param{}, err
			}
			p.SQL = sql
			a[i] = p
		}
		return Param{Kind: ParamArray, Value: a, SQL: sql}, nil
	}
	p, err := typedScalar(c, kind, v, n)
	p.SQL = sql
	return p, err
}

func typedScalar(c *runtime.Context, kind string, v value.Value, n int) (Param, error) {
	if o, ok := v.(*value.Object); ok {
		return channelParam(c, o)
	}
	switch kind {
	case "Bit":
		if i, ok := v.(value.Int); ok {
			if i != 0 && i != 1 {
				return Param{}, dataFailure("ConversionError", "Only 1 or 0 can be passed for BitValue SQL Type, but found :%d", i)
			}
			return Param{Kind: ParamBool, Value: i == 1}, nil
		}
	case "Date":
		if s, ok := v.(*value.String); ok {
			c, ok := parseDate(s.String())
			if !ok {
				return Param{}, dataFailure("ConversionError", "Unsupported value: %s for Date Value", s)
			}
			return Param{Kind: ParamDate, Value: c}, nil
		}
	case "Row":
		if l, ok := v.(*value.List); ok && l.Store() == types.StoreByte {
			return Param{Kind: ParamBytes, Value: l.Bytes}, nil
		}
	}
	return param(c, v, n)
}

// parseDate reads year-month-day, month and day of one digit or two.
func parseDate(s string) (Civil, bool) {
	f := strings.Split(s, "-")
	if len(f) != 3 || len(f[0]) != 4 || len(f[1]) > 2 || len(f[2]) > 2 {
		return Civil{}, false
	}
	var n [3]int
	for i, x := range f {
		v, err := strconv.ParseUint(x, 10, 16)
		if err != nil {
			return Civil{}, false
		}
		n[i] = int(v)
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], 0, 0, 0, 0, time.UTC)
	if t.Year() != n[0] || int(t.Month()) != n[1] || t.Day() != n[2] {
		return Civil{}, false
	}
	return Civil{Year: n[0], Month: n[1], Day: n[2]}, true
}

// channelParam reads an io:ReadableByteChannel or io:ReadableCharacterChannel
// to its end.
func channelParam(c *runtime.Context, o *value.Object) (Param, error) {
	method := "readAll"
	if o.Class.Methods["readString"] != nil {
		method = "readString"
	}
	if o.Class.Methods[method] == nil {
		return Param{}, dataFailure("UnsupportedTypeError", "a value of type '%s' cannot be read as a parameter", o.Class.Type)
	}
	v, err := c.CallMethod(o, method)
	if err != nil {
		return Param{}, err
	}
	switch v := v.(type) {
	case *value.List:
		if v.Store() == types.StoreByte {
			return Param{Kind: ParamBytes, Value: v.Bytes}, nil
		}
	case *value.String:
		return Param{Kind: ParamText, Value: v.String()}, nil
	case *value.Error:
		return Param{}, dataFailure("ApplicationError", "Error while reading a parameter: %s", v.Message)
	}
	return Param{}, dataFailure("ApplicationError", "Error while reading a parameter: the channel gave neither bytes nor text")
}
