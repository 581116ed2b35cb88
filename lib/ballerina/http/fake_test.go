package http

import (
	"bytes"
	"io/fs"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/lib/ballerina/http.httpscerr"
	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// These tests run http's Go code without a compiler: a back end whose
// functions are Go functions and whose types are taken from the .bal files as
// far as they matter, which is the hierarchy of the errors and the fields of
// the classes.

// code is a function of the program.
type code func(c *runtime.Context, args []value.Value) (value.Value, error)

type backend struct {
	mu      sync.Mutex
	env     *types.Env
	errs    map[string]string // definitions of error types by qualified name
	types   map[string]types.Type
	classes map[string]*value.Class
	externs map[string]runtime.Extern
}

func (b *backend) Call(c *runtime.Context, f *value.Function, args []value.Value) (value.Value, error) {
	if f.Recv != nil {
		args = append([]value.Value{f.Recv}, args...)
	}
	return f.Code.(code)(c, args)
}

func (b *backend) Type(module, name string) types.Type {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.typ(module + ":" + name)
}

func (b *backend) typ(q string) types.Type {
	if t, ok := b.types[q]; ok {
		return t
	}
	var t types.Type
	switch def, isErr := b.errs[q]; {
	case isErr:
		t = b.env.Opaque(q, types.BError, true)
		for _, base := range regexp.MustCompile(`\w*:?'?[A-Z4-5]\w*`).FindAllString(def, -1) {
			switch name, ok := strings.CutPrefix(base, "httpscerr:"); {
			case ok:
				t = types.Intersect(t, b.typ(qnameErr+":"+name))
			default:
				module := q[:strings.LastIndexByte(q, ':')]
				if _, ok := b.errs[module+":"+base]; ok {
					t = types.Intersect(t, b.typ(module+":"+base))
				}
			}
		}
	case strings.HasSuffix(q, ":CookieTime"):
		t = types.AnyList
	case strings.Contains(q, "mime:") && strings.HasSuffix(q, "Error"):
		t = types.Error
	default:
		t = types.AnyMap
	}
	b.types[q] = t
	return t
}

func (b *backend) Class(module, name string) *value.Class {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.classes[name]
}

func (b *backend) Instantiate(c *runtime.Context, class *value.Class, args []value.Value) (value.Value, error) {
	o := value.NewObject(class)
	if init := b.externs[class.Name+".init"]; init != nil {
		v, err := init(c, append([]value.Value{o}, args...))
		if e, ok := v.(*value.Error); ok || err != nil {
			return e, err
		}
	}
	return o, nil
}

func (b *backend) FillDefault(*runtime.Context, *types.MappingAtomic, string) (value.Value, error) {
	panic("there are no defaults")
}

// program is a running program in a test.
type program struct {
	t   *testing.T
	rt  *runtime.Runtime
	b   *backend
	m   *module
	ext map[string]runtime.Extern
	err *syncBuffer
}

type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *syncBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *syncBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func newProgram(t testing.TB) *program {
	p := &program{err: &syncBuffer{}}
	p.t, _ = t.(*testing.T)
	p.rt = runtime.New(runtime.Options{Stderr: p.err, Environ: os.Environ()})
	p.rt.Env = types.NewEnv()
	b := &backend{env: p.rt.Env, errs: map[string]string{}, types: map[string]types.Type{}, classes: map[string]*value.Class{}}
	p.b, p.rt.Backend = b, b
	b.declare(qname, sources)
	b.declare(qnameErr, httphttpscerr.Module.Sources)
	b.declare("ballerina/mime", mime.Module.Sources)
	p.ext = mime.Module.Bind(runtime.NewModule(p.rt, "ballerina/mime"))
	p.m = newModule(runtime.NewModule(p.rt, qname))
	for k, f := range p.m.externs() {
		p.ext[k] = f
	}
	b.externs = p.ext
	for _, c := range b.classes {
		c.Methods = map[string]*value.Function{}
		for k, f := range p.ext {
			if name, ok := strings.CutPrefix(k, c.Name+"."); ok && !strings.HasPrefix(name, "/") {
				c.Methods[name] = &value.Function{Info: &value.FuncInfo{Name: name, Isolated: true}, Code: code(f)}
			}
		}
	}
	return p
}

var (
	errType   = regexp.MustCompile(`(?m)^(?:public )?type ('?\w+)\s+(?:distinct )?([^;{]*);`)
	classType = regexp.MustCompile(`(?ms)^public (?:readonly |isolated |client )*class (\w+) \{(.*?)^\}`)
	fieldDecl = regexp.MustCompile(`(?m)^    public (?:final )?[\w\[\]:?<>|]+ (\w+)(?: = [^;]*)?;`)
)

// declare reads the definitions of a module's sources that the tests need.
func (b *backend) declare(module string, src fs.FS) {
	names, _ := fs.Glob(src, "*.bal")
	for _, n := range names {
		data, _ := fs.ReadFile(src, n)
		for _, d := range errType.FindAllStringSubmatch(string(data), -1) {
			b.errs[module+":"+d[1]] = d[2]
		}
		for _, d := range classType.FindAllStringSubmatch(string(data), -1) {
			c := &value.Class{Name: d[1], Module: module, Type: b.env.Opaque(d[1], types.BObject, false)}
			for _, f := range fieldDecl.FindAllStringSubmatch(d[2], -1) {
				c.Fields = append(c.Fields, value.FieldInfo{Name: f[1], Type: types.Any})
			}
			c.Seal()
			b.classes[c.Name] = c
		}
	}
}

// run runs f on a strand.
func (p *program) run(f func(c *runtime.Context)) { p.rt.Run(nil, true, f) }

// call calls an external function.
func (p *program) call(name string, args ...value.Value) value.Value {
	p.t.Helper()
	var v value.Value
	var err error
	p.run(func(c *runtime.Context) { v, err = p.ext[name](c, args) })
	if err != nil {
		p.t.Fatalf("%s panics: %v", name, err)
	}
	return v
}

// rec makes a record of name, value, ….
func rec(kv ...any) *value.Map {
	m := value.NewMap(types.AnyMap)
	for i := 0; i < len(kv); i += 2 {
		m.Put(kv[i].(string), val(kv[i+1]))
	}
	return m
}

func val(v any) value.Value {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		return value.Str(v)
	case int:
		return value.Int(v)
	case bool:
		return value.Boolean(v)
	case float64:
		d, _ := value.ParseDecimal(value.FormatFloat(v))
		return d
	case []string:
		return value.NewStrings(v)
	case value.Value:
		return v
	}
	panic("no value for it")
}

// resource describes a resource method: path is like "items/[id]/[rest...]".
func method(accessor, path string, f code, params ...value.ParamInfo) *value.Function {
	info := &value.FuncInfo{Name: accessor + " " + path, Resource: true, Accessor: accessor, Params: params, Isolated: true}
	n := 0
	for _, s := range strings.Split(path, "/") {
		switch {
		case s == "" || s == ".":
		case strings.HasPrefix(s, "["):
			info.Path = append(info.Path, value.PathSeg{Param: n, Rest: strings.Contains(s, "...")})
			n++
		default:
			info.Path = append(info.Path, value.PathSeg{Name: s, Param: -1})
		}
	}
	return &value.Function{Info: info, Code: f}
}

func annots(kv ...any) *value.Map {
	for i := 0; i < len(kv); i += 2 {
		kv[i] = qname + ":" + kv[i].(string)
	}
	return rec(kv...)
}

func param(name string, t types.Type) value.ParamInfo { return value.ParamInfo{Name: name, Type: t} }

// service makes a service object.
func (p *program) service(methods ...*value.Function) *value.Object {
	return value.NewObject(&value.Class{Service: true, Isolated: true, Resources: methods, Type: p.rt.Env.Opaque("svc", types.BObject, true), Methods: map[string]*value.Function{}})
}

// freePort returns a port that nobody listens on.
func freePort() int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// listenerConfig is ListenerConfiguration with its defaults.
func listenerConfig(kv ...any) *value.Map {
	return rec(append([]any{"host", "0.0.0.0", "http1Settings", rec("keepAlive", "AUTO", "maxPipelinedRequests", 10), "timeout", 60.0,
		"httpVersion", "2.0", "gracefulStopTimeout", 60.0, "http2MaxActiveStreams", 100, "http2InitialWindowSize", 65535,
		"requestLimits", rec("maxUriLength", 4096, "maxHeaderSize", 8192, "maxEntityBodySize", -1)}, kv...)...)
}

// listen starts a listener with services by base path and returns its URL.
func (p *program) listen(services map[string]*value.Object, kv ...any) (url string, l *value.Object) {
	p.t.Helper()
	l = value.NewObject(p.b.classes["Listener"])
	port := freePort()
	p.must("Listener.init", l, value.Int(port), listenerConfig(append([]any{"host", "127.0.0.1"}, kv...)...))
	for base, s := range services {
		p.must("Listener.attach", l, s, value.Str(base))
	}
	p.must("Listener.start", l)
	p.t.Cleanup(func() { p.call("Listener.immediateStop", l) })
	return "http://127.0.0.1:" + value.ToString(value.Int(port)), l
}

// must calls an external function that is to succeed.
func (p *program) must(name string, args ...value.Value) value.Value {
	p.t.Helper()
	v := p.call(name, args...)
	if e, ok := v.(*value.Error); ok {
		p.t.Fatalf("%s: %v", name, e)
	}
	return v
}

// clientConfig is ClientConfiguration with its defaults.
func clientConfig(kv ...any) *value.Map {
	return rec(append([]any{"httpVersion", "2.0", "http1Settings", rec("keepAlive", "AUTO", "chunking", "AUTO"), "timeout", 30.0,
		"forwarded", "disable", "compression", "AUTO", "cache", rec("enabled", true, "isShared", false, "capacity", 16, "policy", "CACHE_CONTROL_AND_VALIDATORS"),
		"responseLimits", rec("maxStatusLineLength", 4096, "maxHeaderSize", 8192, "maxEntityBodySize", -1), "validation", true}, kv...)...)
}

// client makes a client.
func (p *program) client(url string, kv ...any) *value.Object {
	p.t.Helper()
	o := value.NewObject(p.b.classes["Client"])
	p.must("Client.init", o, value.Str(url), clientConfig(kv...))
	return o
}

// get sends a request with the method GET and gives the response as a program
// sees it.
func (p *program) get(cl *value.Object, path string, target types.Type) value.Value {
	p.t.Helper()
	return p.call("Client.get", cl, value.Str(path), nil, &value.Typedesc{Type: target})
}

// timeoutClient is net/http's client for tests.
func timeoutClient() *http.Client { return &http.Client{Timeout: 10 * time.Second} }
