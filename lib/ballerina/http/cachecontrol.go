package http

import (
	"math"
	"strconv"
	"strings"
	"time"

	"barre/runtime"
	"barre/value"
)

// cacheConfig is the annotation Cache of a resource, ready to be added.
type cacheConfig struct {
	directives   string
	etag         bool
	lastModified bool
}

func cacheConfigOf(cfg *value.Map) *cacheConfig {
	flag := func(name string, def bool) bool {
		if v, ok := cfg.Get(name); ok {
			return boolOf(v)
		}
		return def
	}
	num := func(name string, def float64) float64 {
		if v, ok := cfg.Get(name); ok {
			return seconds(v)
		}
		return def
	}
	d := directives{
		mustRevalidate: flag("mustRevalidate", true), noCache: flag("noCache", false), noStore: flag("noStore", false),
		noTransform: flag("noTransform", false), private: flag("isPrivate", false), proxyRevalidate: flag("proxyRevalidate", false),
		maxAge: num("maxAge", 3600), sMaxAge: num("sMaxAge", -1),
		noCacheFields: stringsOf(cfg.Field("noCacheFields")), privateFields: stringsOf(cfg.Field("privateFields")),
	}
	return &cacheConfig{d.join(","), flag("setETag", true), flag("setLastModified", true)}
}

// apply adds the headers to a response.
func (c *cacheConfig) apply(o *outgoing, v value.Value) {
	if o.header.Get("Cache-Control") == "" {
		o.extra = append(o.extra, [2]string{"Cache-Control", c.directives})
	}
	if c.etag && v != nil {
		o.extra = append(o.extra, [2]string{"Etag", etagOf(v)})
	}
	if c.lastModified {
		o.extra = append(o.extra, [2]string{"Last-Modified", httpDate(time.Now())})
	}
}

// directives are the directives of the header cache-control of a response.
// Seconds are negative where there are none.
type directives struct {
	mustRevalidate, noCache, noStore, noTransform, private, public, proxyRevalidate bool
	maxAge, sMaxAge                                                                 float64
	noCacheFields, privateFields                                                    []string
}

// join writes the directives: separated by commas on the wire, by commas and
// blanks for the program.
func (d *directives) join(sep string) string {
	var s []string
	add := func(on bool, name string) {
		if on {
			s = append(s, name)
		}
	}
	add(d.mustRevalidate, "must-revalidate")
	add(d.noCache, "no-cache"+fieldList(d.noCacheFields))
	add(d.noStore, "no-store")
	add(d.noTransform, "no-transform")
	if d.private {
		s = append(s, "private"+fieldList(d.privateFields))
	} else {
		s = append(s, "public")
	}
	add(d.proxyRevalidate, "proxy-revalidate")
	if d.maxAge >= 0 {
		s = append(s, "max-age="+wholeSeconds(d.maxAge))
	}
	if d.sMaxAge >= 0 {
		s = append(s, "s-maxage="+wholeSeconds(d.sMaxAge))
	}
	return strings.Join(s, sep)
}

func wholeSeconds(f float64) string { return strconv.FormatInt(int64(math.Floor(f)), 10) }

func fieldList(fields []string) string {
	if len(fields) == 0 {
		return ""
	}
	return "=\"" + strings.Join(fields, ", ") + "\""
}

// splitDirectives splits a cache-control header; commas within quotes belong
// to a directive.
func splitDirectives(s string) (ds [][2]string) {
	for s != "" {
		i, quoted := 0, false
		for i < len(s) && (quoted || s[i] != ',') {
			if s[i] == '"' {
				quoted = !quoted
			}
			i++
		}
		name, v, _ := strings.Cut(strings.TrimSpace(s[:i]), "=")
		ds = append(ds, [2]string{strings.ToLower(strings.TrimSpace(name)), strings.Trim(strings.TrimSpace(v), "\"")})
		if i == len(s) {
			break
		}
		s = s[i+1:]
	}
	return ds
}

func directiveSeconds(s string) float64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return -1
	}
	return float64(n)
}

func parseDirectives(s string) *directives {
	d := &directives{maxAge: -1, sMaxAge: -1}
	for _, kv := range splitDirectives(s) {
		switch kv[0] {
		case "must-revalidate":
			d.mustRevalidate = true
		case "no-cache":
			d.noCache, d.noCacheFields = true, fieldNames(kv[1])
		case "no-store":
			d.noStore = true
		case "no-transform":
			d.noTransform = true
		case "private":
			d.private, d.privateFields = true, fieldNames(kv[1])
		case "public":
			d.public = true
		case "proxy-revalidate":
			d.proxyRevalidate = true
		case "max-age":
			d.maxAge = directiveSeconds(kv[1])
		case "s-maxage":
			d.sMaxAge = directiveSeconds(kv[1])
		}
	}
	return d
}

func fieldNames(s string) []string {
	if s == "" {
		return nil
	}
	fs := strings.Split(s, ",")
	for i := range fs {
		fs[i] = strings.TrimSpace(fs[i])
	}
	return fs
}

func decimalOf(f float64) value.Value {
	if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return value.DecimalFromInt(int64(f))
	}
	d, _ := value.ParseDecimal(strconv.FormatFloat(f, 'f', -1, 64))
	return d
}

// setFields sets fields of an object by name, given as name, value, ….
func setFields(o *value.Object, fields ...any) {
	for i := 0; i+1 < len(fields); i += 2 {
		v, _ := fields[i+1].(value.Value)
		if at := o.Class.FieldIndex(fields[i].(string)); at >= 0 {
			o.Fields[at] = v
		}
	}
}

// parseResponseCacheControl makes an object of class ResponseCacheControl.
func (m *module) parseResponseCacheControl(s string) *value.Object {
	d := parseDirectives(s)
	o := value.NewObject(m.load().resCache)
	setFields(o, "mustRevalidate", value.Bool(d.mustRevalidate), "noCache", value.Bool(d.noCache), "noStore", value.Bool(d.noStore),
		"noTransform", value.Bool(d.noTransform), "isPrivate", value.Bool(d.private), "proxyRevalidate", value.Bool(d.proxyRevalidate),
		"maxAge", decimalOf(d.maxAge), "sMaxAge", decimalOf(d.sMaxAge),
		"noCacheFields", value.NewStrings(d.noCacheFields), "privateFields", value.NewStrings(d.privateFields))
	return o
}

// responseDirectives writes the header of an object of class
// ResponseCacheControl.
func responseDirectives(o *value.Object, sep string) string {
	d := directives{
		mustRevalidate: boolOf(o.Get("mustRevalidate")), noCache: boolOf(o.Get("noCache")), noStore: boolOf(o.Get("noStore")),
		noTransform: boolOf(o.Get("noTransform")), private: boolOf(o.Get("isPrivate")), proxyRevalidate: boolOf(o.Get("proxyRevalidate")),
		maxAge: seconds(o.Get("maxAge")), sMaxAge: seconds(o.Get("sMaxAge")),
		noCacheFields: stringsOf(o.Get("noCacheFields")), privateFields: stringsOf(o.Get("privateFields")),
	}
	return d.join(sep)
}

// maxStaleAny stands for max-stale without a limit.
const maxStaleAny = float64(math.MaxInt64)

// requestDirectives are the directives of the header cache-control of a
// request. Seconds are negative where there are none.
type requestDirectives struct {
	noCache, noStore, noTransform, onlyIfCached bool
	maxAge, maxStale, minFresh                  float64
}

func parseRequestDirectives(s string) *requestDirectives {
	d := &requestDirectives{maxAge: -1, maxStale: -1, minFresh: -1}
	for _, kv := range splitDirectives(s) {
		switch kv[0] {
		case "no-cache":
			d.noCache = true
		case "no-store":
			d.noStore = true
		case "no-transform":
			d.noTransform = true
		case "only-if-cached":
			d.onlyIfCached = true
		case "max-age":
			d.maxAge = directiveSeconds(kv[1])
		case "max-stale":
			if d.maxStale = maxStaleAny; kv[1] != "" {
				d.maxStale = directiveSeconds(kv[1])
			}
		case "min-fresh":
			d.minFresh = directiveSeconds(kv[1])
		}
	}
	return d
}

func (d *requestDirectives) String() string {
	var s []string
	add := func(on bool, name string) {
		if on {
			s = append(s, name)
		}
	}
	add(d.noCache, "no-cache")
	add(d.noStore, "no-store")
	add(d.noTransform, "no-transform")
	add(d.onlyIfCached, "only-if-cached")
	if d.maxAge >= 0 {
		s = append(s, "max-age="+wholeSeconds(d.maxAge))
	}
	if d.maxStale >= maxStaleAny {
		s = append(s, "max-stale")
	} else if d.maxStale >= 0 {
		s = append(s, "max-stale="+wholeSeconds(d.maxStale))
	}
	if d.minFresh >= 0 {
		s = append(s, "min-fresh="+wholeSeconds(d.minFresh))
	}
	return strings.Join(s, ", ")
}

func (m *module) parseRequestCacheControl(s string) *value.Object {
	d := parseRequestDirectives(s)
	o := value.NewObject(m.load().reqCache)
	maxStale := decimalOf(d.maxStale)
	if d.maxStale >= maxStaleAny {
		maxStale = value.DecimalFromInt(math.MaxInt64)
	}
	setFields(o, "noCache", value.Bool(d.noCache), "noStore", value.Bool(d.noStore), "noTransform", value.Bool(d.noTransform),
		"onlyIfCached", value.Bool(d.onlyIfCached), "maxAge", decimalOf(d.maxAge), "maxStale", maxStale, "minFresh", decimalOf(d.minFresh))
	return o
}

func requestDirectivesOf(o *value.Object) *requestDirectives {
	return &requestDirectives{
		noCache: boolOf(o.Get("noCache")), noStore: boolOf(o.Get("noStore")), noTransform: boolOf(o.Get("noTransform")),
		onlyIfCached: boolOf(o.Get("onlyIfCached")), maxAge: seconds(o.Get("maxAge")), maxStale: seconds(o.Get("maxStale")),
		minFresh: seconds(o.Get("minFresh")),
	}
}

func (m *module) cacheExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"RequestCacheControl.buildCacheControlDirectives": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(requestDirectivesOf(args[0].(*value.Object)).String()), nil
		},
		"ResponseCacheControl.buildCacheControlDirectives": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			return value.Str(responseDirectives(args[0].(*value.Object), ", ")), nil
		},
		"ResponseCacheControl.populateFields": func(c *runtime.Context, args []value.Value) (value.Value, error) {
			o, cfg := args[0].(*value.Object), mapping(args[1])
			for _, k := range []string{"mustRevalidate", "noCache", "noStore", "noTransform", "isPrivate", "proxyRevalidate", "noCacheFields", "privateFields"} {
				setFields(o, k, cfg.Field(k))
			}
			setFields(o, "maxAge", decimalOf(math.Floor(seconds(cfg.Field("maxAge")))), "sMaxAge", decimalOf(math.Floor(seconds(cfg.Field("sMaxAge")))))
			return nil, nil
		},
	}
}
