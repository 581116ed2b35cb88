package log

import (
	"strings"
	"time"

	"barre/runtime"
	"barre/types"
	"barre/value"
)

// log logs a message: args are message, error, stack trace and values. extra
// are the values of a child logger.
func (m *module) log(c *runtime.Context, l *logger, at level, extra *value.Map, args []value.Value) error {
	values := args[3].(*value.Map)
	module := ""
	if v := values.Field("module"); v != nil {
		module = str(v)
	} else if v, ok := extraModule(extra); ok {
		module = v
	} else {
		module = moduleName(caller(c).Module)
	}
	least := level(l.level.Load())
	if own, ok := m.levels[module]; ok && module != "" {
		least = own
	}
	if at < least {
		return nil
	}
	r, err := m.record(c, l, at, module, extra, args)
	if err != nil {
		return err
	}
	line, err := m.format(c, l, r)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	if path := m.output.Load(); path != nil {
		if err := m.files.Append(m.path(*path), c.Runtime().Redacted(line), nil); err != nil {
			m.warn(c, "error: failed to write log output to the file: "+err.Error())
		}
	}
	for i := range l.outputs {
		m.write(c, &l.outputs[i], line)
	}
	return nil
}

func extraModule(extra *value.Map) (string, bool) {
	if extra == nil {
		return "", false
	}
	v, ok := extra.Get("module")
	return str(v), ok
}

// timeFormat is how the time of a message is written.
const timeFormat = "2006-01-02T15:04:05.000Z07:00"

// record gathers the fields of a message: time, level, module, message, error
// and stack trace, then the values of the logger, of the call and of the child
// logger; where names are the same, the call wins over the logger and the
// child.
func (m *module) record(c *runtime.Context, l *logger, at level, module string, extra *value.Map, args []value.Value) (*value.Map, error) {
	r := value.NewMap(types.AnyMap)
	r.Put("time", value.Str(time.Now().Format(timeFormat)))
	r.Put("level", value.Str(at.String()))
	r.Put("module", value.Str(module))
	message, ok := args[0].(*value.String)
	if !ok {
		s, err := m.template(c, args[0].(*value.Object), l.masking)
		if err != nil {
			return nil, err
		}
		message = value.Str(s)
	}
	r.Put("message", message)
	if e, ok := args[1].(*value.Error); ok {
		r.Put("error", errorRecord(e))
	}
	if trace, ok := args[2].(*value.List); ok {
		frames := make([]value.Value, trace.Len())
		for i := range frames {
			s, err := c.ToString(trace.At(i))
			if err != nil {
				return nil, err
			}
			frames[i] = value.Str(s)
		}
		r.Put("stackTrace", value.NewList(types.StringArray, frames))
	}
	call := args[3].(*value.Map)
	for _, values := range []*value.Map{l.context, call, extra} {
		if values == nil {
			continue
		}
		for i, k := range values.Keys() {
			if _, given := call.Get(k); given && values == extra {
				continue
			}
			v, err := m.evaluate(c, values.ValueAt(i), l.masking)
			if err != nil {
				return nil, err
			}
			r.Put(k, v)
		}
	}
	return r, nil
}

// evaluate gives the data that a value of a message stands for.
func (m *module) evaluate(c *runtime.Context, v value.Value, masking bool) (value.Value, error) {
	switch v := v.(type) {
	case *value.Function:
		return c.Call(v)
	case *value.Object:
		s, err := m.template(c, v, masking)
		return value.Str(s), err
	}
	return v, nil
}

// template makes the text of a raw template.
func (m *module) template(c *runtime.Context, o *value.Object, masking bool) (string, error) {
	strs, _ := o.Get("strings").(*value.List)
	insertions, _ := o.Get("insertions").(*value.List)
	if strs == nil || insertions == nil {
		return c.ToString(o)
	}
	var b strings.Builder
	for i := range strs.Len() {
		if i > 0 && i <= insertions.Len() {
			v, err := m.evaluate(c, insertions.At(i-1), masking)
			if err != nil {
				return "", err
			}
			var s string
			_, nested := insertions.At(i - 1).(*value.Object)
			if masking && !nested {
				s, err = m.masked(c, v)
			} else {
				s, err = c.ToString(v)
			}
			if err != nil {
				return "", err
			}
			b.WriteString(s)
		}
		b.WriteString(str(strs.At(i)))
	}
	return b.String(), nil
}

func (m *module) processTemplate(c *runtime.Context, args []value.Value) (value.Value, error) {
	s, err := m.template(c, args[0].(*value.Object), false)
	return value.Str(s), err
}

func (m *module) evaluateTemplate(c *runtime.Context, args []value.Value) (value.Value, error) {
	masking, _ := args[1].(value.Boolean)
	s, err := m.template(c, args[0].(*value.Object), bool(masking))
	return value.Str(s), err
}

// errorRecord describes an error: its causes, message, detail and stack trace.
func errorRecord(e *value.Error) *value.Map {
	var causes []value.Value
	for cause := e.Cause; cause != nil; cause = cause.Cause {
		causes = append(causes, describe(value.NewMap(types.AnyMap), cause))
	}
	r := value.NewMap(types.AnyMap)
	r.Put("causes", value.NewList(types.AnyList, causes))
	return describe(r, e)
}

func describe(r *value.Map, e *value.Error) *value.Map {
	// A message that is JSON is logged as what it stands for.
	var message value.Value = value.Str(e.Message)
	if parsed, err := value.ParseJSONString(e.Message); err == nil {
		message = parsed
	}
	r.Put("message", message)
	if value.Is(e.Detail, types.Anydata) {
		detail, err := value.ToJSON(e.Detail)
		if err != nil {
			detail = value.Str(value.ToBalString(e.Detail))
		}
		r.Put("detail", detail)
	} else {
		r.Put("detail", value.Str(value.ToBalString(e.Detail)))
	}
	stack := e.Trace()
	frames := make([]value.Value, len(stack))
	for i, f := range stack {
		frame := value.NewMap(types.AnyMap)
		frame.Put("callableName", value.Str(f.Func))
		var module value.Value
		if name := moduleName(f.Module); name != "" {
			module = value.Str(name)
		}
		frame.Put("moduleName", module)
		frame.Put("fileName", value.Str(f.File))
		frame.Put("lineNumber", value.Int(f.Line))
		frames[i] = frame
	}
	r.Put("stackTrace", value.NewList(types.AnyList, frames))
	return r
}

// format writes the fields of a message on one line.
func (m *module) format(c *runtime.Context, l *logger, r *value.Map) ([]byte, error) {
	switch {
	case l.json && l.masking:
		s, err := m.masked(c, r)
		return []byte(s), err
	case l.json:
		return value.AppendJSON(nil, r)
	}
	b := make([]byte, 0, 256)
	for i, k := range r.Keys() {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(append(b, k...), '=')
		v := r.ValueAt(i)
		var err error
		switch k {
		case "time", "level":
			b = append(b, str(v)...)
		case "module":
			if s := value.ToString(v); s != "" {
				b = append(b, s...)
			} else {
				b = append(b, `""`...)
			}
		case "error":
			b = append(b, value.ToBalString(v)...)
		default:
			b, err = m.appendField(c, b, v, l.masking)
		}
		if err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (m *module) appendField(c *runtime.Context, b []byte, v value.Value, masking bool) ([]byte, error) {
	if s, ok := v.(*value.String); ok {
		return append(appendEscaped(append(b, '"'), s.String()), '"'), nil
	}
	if masking {
		s, err := m.masked(c, v)
		return append(b, s...), err
	}
	return value.AppendString(b, v), nil
}

// appendEscaped escapes what would end a quoted value or its line.
func appendEscaped(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '\\', '\'', '"':
			b = append(b, '\\', c)
		case '\t':
			b = append(b, `\t`...)
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		default:
			b = append(b, c)
		}
	}
	return b
}
