package http

import (
	"fmt"
	"net/url"
	"strings"

	"barre/types"
	"barre/value"
)

// service is a Ballerina service as a listener serves it.
type service struct {
	obj  *value.Object
	base string   // "/hello/world", "" for the root
	segs []string // of base
	root node

	resources    []*resource
	interceptors []*interceptor
	cors         *cors
	host         string // "" for every host
	prefix       string // mediaTypeSubtypePrefix
	chunking     string
	compression  string
	compressed   []string // content types to compress, nil for all
	lenient      bool     // treatNilableAsOptional
	lax          bool
	keep         bool // bodies stay readable after they were bound
}

// resource is a resource method, or a method of an interceptor.
type resource struct {
	svc     *service
	fn      *value.Function
	name    string
	method  string // "GET"; "" for the accessor default
	path    string // as in "/orders/{id}"
	nparams int    // path parameters, a rest parameter not among them
	binders []binder

	consumes, produces []string
	cors               *cors
	retType            []string // mediaType of the return's payload annotation
	cache              *cacheConfig
	links              *links
	linkName           string
	linkTo             []linkTo
	hasCaller          bool
	hasRequest         bool
}

// basePath normalises a base path: segments joined by single slashes.
func basePath(v value.Value) (string, []string) {
	var segs []string
	add := func(s string) {
		for _, p := range strings.Split(s, "/") {
			if p != "" {
				segs = append(segs, p)
			}
		}
	}
	switch v := v.(type) {
	case *value.String:
		add(v.String())
	case *value.List:
		for _, s := range stringsOf(v) {
			if s != "" {
				segs = append(segs, s)
			}
		}
	}
	if len(segs) == 0 {
		return "", nil
	}
	return "/" + strings.Join(segs, "/"), segs
}

// compile makes a service of an object. The error says what in the signature
// of a resource is not supported.
func (m *module) compile(obj *value.Object, name value.Value) (*service, error) {
	s := &service{obj: obj, lenient: true, chunking: "AUTO", compression: "AUTO"}
	m.load()
	if cfg, ok := annotation(obj.Class.Annots, "ServiceConfig"); ok {
		s.configure(cfg)
		if bp, ok := cfg.Get("basePath"); ok && name == nil {
			name = bp
		}
	}
	s.keep = obj.Class.Methods["createInterceptors"] != nil
	s.base, s.segs = basePath(name)
	for _, fn := range obj.Class.Resources {
		r, segs, err := m.compileResource(s, fn)
		if err != nil {
			return nil, err
		}
		s.resources = append(s.resources, r)
		s.root.add(segs, r)
	}
	if err := s.resolveLinks(); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *service) configure(cfg *value.Map) {
	if h := cfg.Str("host"); h != "" && h != "b7a.default" {
		s.host = h
	}
	if v, ok := cfg.Get("treatNilableAsOptional"); ok {
		s.lenient = boolOf(v)
	}
	s.lax = cfg.Bool("laxDataBinding")
	s.prefix = cfg.Str("mediaTypeSubtypePrefix")
	if v := cfg.Str("chunking"); v != "" {
		s.chunking = v
	}
	if c := mapping(cfg.Field("compression")); c != nil {
		if v := c.Str("enable"); v != "" {
			s.compression = v
		}
		s.compressed = stringsOf(c.Field("contentTypes"))
	}
	s.cors = corsOf(mapping(cfg.Field("cors")), true)
}

// compileResource prepares a resource method; segs is its path.
func (m *module) compileResource(s *service, fn *value.Function) (*resource, []segment, error) {
	info := fn.Info
	r := &resource{svc: s, fn: fn, name: info.Name}
	accessor := strings.ToUpper(info.Accessor)
	if accessor != "DEFAULT" {
		r.method = accessor
	}
	segs := make([]segment, 0, len(info.Path))
	var path strings.Builder
	path.WriteString(s.base)
	for _, p := range info.Path {
		switch {
		case p.Param < 0:
			segs = append(segs, segment{name: p.Name})
			path.WriteString("/" + p.Name)
		case p.Rest:
			segs = append(segs, segment{rest: true})
			path.WriteString("/{" + info.Params[p.Param].Name + "}")
		default:
			segs = append(segs, segment{param: true})
			r.nparams++
			path.WriteString("/{" + info.Params[p.Param].Name + "}")
		}
	}
	if r.path = path.String(); r.path == "" {
		r.path = "/"
	}
	if r.nparams > maxParams {
		return nil, nil, fmt.Errorf("resource '%s' has more than %d path parameters", r.path, maxParams)
	}
	if cfg, ok := annotation(info.Annots, "ResourceConfig"); ok {
		r.consumes, r.produces = stringsOf(cfg.Field("consumes")), stringsOf(cfg.Field("produces"))
		r.cors = corsOf(mapping(cfg.Field("cors")), false)
		r.linkName = cfg.Str("name")
		r.linkTo = linksOf(cfg.Field("linkedTo"))
	}
	if r.cors == nil {
		r.cors = s.cors
	}
	if cfg, ok := annotation(info.RetAnnots, "Payload"); ok {
		r.retType = mediaTypes(cfg)
		if len(r.produces) == 0 {
			r.produces = r.retType
		}
	}
	if cfg, ok := annotation(info.RetAnnots, "Cache"); ok {
		r.cache = cacheConfigOf(cfg)
	}
	if err := m.compileParams(s, r, info); err != nil {
		return nil, nil, err
	}
	return r, segs, nil
}

func mediaTypes(cfg *value.Map) []string {
	switch v := cfg.Field("mediaType").(type) {
	case *value.String:
		return []string{v.String()}
	case *value.List:
		return stringsOf(v)
	}
	return nil
}

// compileParams makes the binders of a method's parameters.
func (m *module) compileParams(s *service, r *resource, info *value.FuncInfo) error {
	r.binders = make([]binder, len(info.Params))
	pathParam := map[int]int{}
	rest := -1
	for _, p := range info.Path {
		switch {
		case p.Param < 0:
		case p.Rest:
			rest = p.Param
		default:
			pathParam[p.Param] = len(pathParam)
		}
	}
	payload := -1
	for i, p := range info.Params {
		if at, ok := pathParam[i]; ok {
			r.binders[i] = m.bindPath(p.Name, p.Type, at)
			continue
		}
		if i == rest {
			r.binders[i] = m.bindRest(p.Name, p.Type)
			continue
		}
		kind, cfg, err := m.paramKind(p, r.method)
		if err != nil {
			return err
		}
		switch kind {
		case paramCaller:
			r.hasCaller = true
			r.binders[i] = func(x *exchange) (value.Value, *value.Error) { return x.callerObject(), nil }
		case paramRequest:
			r.hasRequest = true
			r.binders[i] = func(x *exchange) (value.Value, *value.Error) { return x.request().obj, nil }
		case paramHeaders:
			r.hasRequest = true
			r.binders[i] = func(x *exchange) (value.Value, *value.Error) { return x.headersObject(), nil }
		case paramContext:
			r.binders[i] = func(x *exchange) (value.Value, *value.Error) { return x.contextObject(), nil }
		case paramResponse:
			r.binders[i] = func(x *exchange) (value.Value, *value.Error) { return x.res.obj, nil }
		case paramError:
			r.binders[i] = func(x *exchange) (value.Value, *value.Error) { return x.erred, nil }
		case paramHeader:
			name := p.Name
			if n := cfg.Str("name"); n != "" {
				name = n
			}
			if withoutNil(p.Type).Basics()&^types.BMapping == 0 {
				r.binders[i] = m.bindHeaderRecord(name, p.Type, p.HasDefault, s.lenient)
			} else {
				r.binders[i] = m.bindHeader(name, p.Type, p.HasDefault, s.lenient)
			}
		case paramQuery:
			name := p.Name
			if n := cfg.Str("name"); n != "" {
				name = n
			}
			r.binders[i] = m.bindQuery(name, p.Type, p.HasDefault, s.lenient)
		case paramPayload:
			if payload >= 0 {
				return fmt.Errorf("invalid multiple 'http:Payload' annotation usage")
			}
			payload = i
		}
	}
	if payload >= 0 {
		p := info.Params[payload]
		r.binders[payload] = m.bindPayload(payload, p.Type, p.HasDefault, r.hasRequest || s.keep, s.lax)
	}
	return nil
}

type paramKind uint8

const (
	paramQuery paramKind = iota
	paramCaller
	paramRequest
	paramHeaders
	paramContext
	paramResponse
	paramError
	paramHeader
	paramPayload
)

// paramKind tells what a parameter stands for; cfg is the value of its
// annotation.
func (m *module) paramKind(p value.ParamInfo, method string) (paramKind, *value.Map, error) {
	c := &m.cls
	if p.Type.Basics()&^types.BObject == 0 {
		// A request has all that Headers have, so that the order matters.
		for _, k := range []struct {
			kind  paramKind
			class *value.Class
		}{{paramCaller, c.caller}, {paramRequest, c.request}, {paramResponse, c.response}, {paramContext, c.reqCtx}, {paramHeaders, c.headers}} {
			if types.IsSubtype(p.Type, k.class.Type) {
				return k.kind, nil, nil
			}
		}
		return 0, nil, fmt.Errorf("invalid resource parameter type: '%s' of '%s'", p.Type, p.Name)
	}
	if p.Type.Basics()&^types.BError == 0 {
		return paramError, nil, nil
	}
	kind, cfg, n := paramQuery, (*value.Map)(nil), 0
	for name, k := range map[string]paramKind{"Payload": paramPayload, "Header": paramHeader, "Query": paramQuery} {
		if a, ok := annotation(p.Annots, name); ok {
			kind, cfg = k, a
			n++
		}
	}
	if _, ok := annotation(p.Annots, "CallerInfo"); ok {
		n++
	}
	switch {
	case n > 1:
		return 0, nil, fmt.Errorf("cannot specify more than one http annotation for parameter '%s'", p.Name)
	case n == 1:
		return kind, cfg, nil
	}
	if takesBody(method) && !isSimple(p.Type) && !isSimpleArray(p.Type) {
		return paramPayload, nil, nil
	}
	return paramQuery, value.NewMap(types.AnyMap), nil
}

// takesBody reports whether a parameter without annotation may stand for the
// body of a request with the method.
func takesBody(method string) bool {
	switch method {
	case "GET", "HEAD", "OPTIONS":
		return false
	}
	return true
}

// matches reports whether a request's path is below the service's base path,
// and where the rest of it begins.
func (s *service) matches(path string, escaped bool) (at int, ok bool) {
	for _, want := range s.segs {
		seg, next := nextSegment(path, at)
		if next < 0 {
			return 0, false
		}
		if escaped {
			u, err := url.PathUnescape(seg)
			if err != nil {
				return 0, false
			}
			seg = u
		}
		if seg != want {
			return 0, false
		}
		at = next
	}
	return at, true
}

// pathOf gives the path of a request relative to its service, as the program
// sees it in extraPathInfo.
func pathOf(raw string, at int) string {
	s := raw[at:]
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}
