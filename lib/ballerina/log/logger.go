// Package log is the library module ballerina/log: messages with values, to
// the standard streams and to files.
package log

import (
	"embed"
	"errors"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"barre/lib"
	"barre/lib/ballerina/log/logfile"
	"barre/runtime"
	"barre/value"
)

//go:embed *.bal Module.md
var sources embed.FS

// Module is ballerina/log.
var Module = lib.Module{Org: "ballerina", Name: "log", Version: "2.17.0", Sources: sources, Bind: bind,
	Category: "Logging", CategoryFirst: []string{"printInfo", "printError", "printWarn", "printDebug"}}

// level orders messages by importance.
type level int32

const (
	debug level = iota
	info
	warn
	failure
)

func (l level) String() string { return [...]string{"DEBUG", "INFO", "WARN", "ERROR"}[l] }

func levelOf(name string) level {
	switch name {
	case "DEBUG":
		return debug
	case "WARN":
		return warn
	case "ERROR":
		return failure
	}
	return info
}

// module is what the functions of one running program share.
type module struct {
	*runtime.Module
	root    *value.Object
	levels  map[string]level // of modules that have their own; not changed after init
	context *value.Map       // values of the root logger
	custom  bool             // the destinations are configured
	files   logfile.Files
	output  atomic.Pointer[string] // the file that setOutputFile gave
	known   registry
}

// logger is the Native of a RootLogger.
type logger struct {
	level   atomic.Int32
	json    bool
	masking bool
	context *value.Map // logged with every message
	outputs []output
}

// child is the Native of a ChildLogger.
type child struct {
	of      *logger
	context *value.Map
}

// registry knows loggers by id.
type registry struct {
	mu   sync.Mutex
	ids  []string
	byID map[string]*value.Object
}

func (r *registry) add(id string, o *value.Object) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, taken := r.byID[id]; taken {
		return false
	}
	if r.byID == nil {
		r.byID = map[string]*value.Object{}
	}
	r.byID[id] = o
	r.ids = append(r.ids, id)
	return true
}

func (r *registry) get(id string) *value.Object {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.byID[id]
}

func (r *registry) list() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]string{}, r.ids...)
}

func bind(rm *runtime.Module) map[string]runtime.Extern {
	m := &module{Module: rm}
	e := map[string]runtime.Extern{
		"configure":         m.configure,
		"getLoggerRegistry": m.getLoggerRegistry,
		"root":              func(*runtime.Context, []value.Value) (value.Value, error) { return m.root, nil },
		"fromConfig":        m.fromConfig,
		"setOutputFile":     m.setOutputFile,
		"processTemplate":   m.processTemplate,
		"evaluateTemplate":  m.evaluateTemplate,
		"toMaskedString": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			s, err := m.masked(c, args[0])
			return value.Str(s), err
		},
		"Registry.getIds": func(*runtime.Context, []value.Value) (value.Value, error) {
			return value.NewStrings(m.known.list()), nil
		},
		"Registry.getById": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			if o := m.known.get(str(args[1])); o != nil {
				return o, nil
			}
			return nil, nil
		},
		"RootLogger.withContext": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.withContext(c, &child{of: args[0].(*value.Object).Native.(*logger)}, args[1].(*value.Map))
		},
		"RootLogger.getLevel": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(level(args[0].(*value.Object).Native.(*logger).level.Load()).String()), nil
		},
		"RootLogger.setLevel": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			args[0].(*value.Object).Native.(*logger).level.Store(int32(levelOf(str(args[1]))))
			return nil, nil
		},
		"ChildLogger.withContext": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return m.withContext(c, args[0].(*value.Object).Native.(*child), args[1].(*value.Map))
		},
		"ChildLogger.getLevel": func(_ *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(level(args[0].(*value.Object).Native.(*child).of.level.Load()).String()), nil
		},
		"ChildLogger.setLevel": func(*runtime.Context, []value.Value) (value.Value, error) {
			return m.fail("Unsupported operation: cannot set log level on a child logger. Child loggers inherit their level from the parent logger.", nil), nil
		},
	}
	for name, l := range map[string]level{"printDebug": debug, "printInfo": info, "printWarn": warn, "printError": failure} {
		e[name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return nil, m.log(c, m.root.Native.(*logger), l, nil, args)
		}
		e["RootLogger."+name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return nil, m.log(c, args[0].(*value.Object).Native.(*logger), l, nil, args[1:])
		}
		e["ChildLogger."+name] = func(c *runtime.Context, args []value.Value) (value.Value, error) {
			ch := args[0].(*value.Object).Native.(*child)
			return nil, m.log(c, ch.of, l, ch.context, args[1:])
		}
	}
	return e
}

func (m *module) fail(message string, cause *value.Error) *value.Error {
	return m.Error("Error", message, cause)
}

// newLogger makes a logger of a Config and the values it is to log.
func (m *module) newLogger(c *runtime.Context, config, context *value.Map) (*value.Object, error) {
	outputs, err := m.outputs(config.Field("destinations").(*value.List))
	if err != nil {
		var cause *value.Error
		if below := errors.Unwrap(err); below != nil {
			cause = value.NewError(below.Error(), nil)
		}
		return nil, m.fail(err.Error(), cause)
	}
	l := &logger{
		json:    config.Str("format") == "json",
		masking: config.Bool("enableSensitiveDataMasking"),
		context: context,
		outputs: outputs,
	}
	l.level.Store(int32(levelOf(config.Str("level"))))
	return m.object(c, "RootLogger", l)
}

func (m *module) object(c *runtime.Context, class string, native any) (*value.Object, error) {
	v, err := m.New(c, class)
	if err != nil {
		return nil, err
	}
	o := v.(*value.Object)
	o.Native = native
	return o, nil
}

func (m *module) configure(c *runtime.Context, args []value.Value) (value.Value, error) {
	config, modules := args[0].(*value.Map), args[1].(*value.Table)
	m.levels = make(map[string]level, modules.Len())
	for i := range modules.Len() {
		row := modules.Row(i)
		m.levels[row.Str("name")] = levelOf(row.Str("level"))
	}
	m.context = config.Field("keyValues").(*value.Map)
	destinations := config.Field("destinations").(*value.List)
	m.custom = true
	if destinations.Len() == 1 {
		only := destinations.At(0).(*value.Map)
		m.custom = only.Str("type") != "stderr"
	}
	o, err := m.newLogger(c, config, m.context)
	if err != nil {
		return asResult(err)
	}
	m.root = o
	m.known.add("root", o)
	return nil, nil
}

// asResult makes an error of this module a result, any other a panic.
func asResult(err error) (value.Value, error) {
	if e, ok := err.(*value.Error); ok {
		return e, nil
	}
	return nil, err
}

func (m *module) getLoggerRegistry(c *runtime.Context, _ []value.Value) (value.Value, error) {
	return m.object(c, "Registry", nil)
}

func (m *module) fromConfig(c *runtime.Context, args []value.Value) (value.Value, error) {
	config := args[0].(*value.Map)
	o, err := m.newLogger(c, config, merge(m.context, config.Field("keyValues").(*value.Map)))
	if err != nil {
		return asResult(err)
	}
	at := caller(c)
	prefix := moduleName(at.Module)
	if prefix != "" {
		prefix += ":"
	}
	if id := config.Field("id"); id != nil {
		if !m.known.add(prefix+str(id), o) {
			return m.fail("Logger with ID '"+prefix+str(id)+"' already exists", nil), nil
		}
		return o, nil
	}
	id := prefix + at.Func
	for n := 2; !m.known.add(id, o); n++ {
		id = prefix + at.Func + "-" + strconv.Itoa(n)
	}
	return o, nil
}

// merge gives the values of both; those of over win.
func merge(under, over *value.Map) *value.Map {
	r := value.NewMap(over.Type())
	for _, m := range []*value.Map{under, over} {
		if m == nil {
			continue
		}
		for i, k := range m.Keys() {
			r.Put(k, m.ValueAt(i))
		}
	}
	return r
}

func (m *module) withContext(c *runtime.Context, parent *child, context *value.Map) (value.Value, error) {
	return m.object(c, "ChildLogger", &child{of: parent.of, context: merge(parent.context, context)})
}

func (m *module) setOutputFile(c *runtime.Context, args []value.Value) (value.Value, error) {
	path := str(args[0])
	if m.custom {
		m.warn(c, "warning: deprecated `setOutputFile` function is being called along with the destinations configurations. "+
			"Consider adding the file path set by the `setOutputFile` function to the destinations list.")
	}
	if !strings.HasSuffix(path, ".log") {
		return m.fail("The given path is not valid. Should be a file with .log extension.", nil), nil
	}
	if str(args[1]) == "OVERWRITE" {
		if err := m.files.Truncate(m.path(path)); err != nil {
			return m.fail("Failed to set log output file", value.NewError(err.Error(), nil)), nil
		}
	}
	m.output.Store(&path)
	return nil, nil
}

// warn tells the user about the log itself.
func (m *module) warn(c *runtime.Context, text string) {
	_, _ = c.Runtime().Stderr.Write([]byte(text + "\n")) // there is nowhere else to tell
}

// caller is the place in the program that called this module.
func caller(c *runtime.Context) value.Frame {
	for _, f := range c.StackTrace() {
		if f.Module != "ballerina/log" {
			return f
		}
	}
	return value.Frame{}
}

// moduleName is the name of a module in the log, "" for a program of one file.
func moduleName(module string) string {
	if module == "." || strings.HasPrefix(module, "$anon") {
		return ""
	}
	return module
}

func str(v value.Value) string {
	if s, ok := v.(*value.String); ok {
		return s.String()
	}
	return ""
}
