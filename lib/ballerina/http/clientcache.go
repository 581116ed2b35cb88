package http

import (
	"bytes"
	"container/list"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	"barre/runtime"
	"barre/value"
)

// A client's cache of responses, by RFC 7234.

// responseCache keeps the responses used last.
type responseCache struct {
	shared   bool
	strict   bool // only responses with cache-control and a validator
	capacity int
	evict    float64
	now      func() time.Time

	mu      sync.Mutex
	entries map[string]*list.Element // by method and path
	order   list.List                // of *stored, used last first
}

// stored is a response in the cache. It is not changed; a newer one takes its
// place.
type stored struct {
	key                 string
	status              int
	statusLine          string
	header              http.Header
	body                []byte
	d                   *directives
	vary                [][2]string // headers of the request that the response depends on
	requested, received time.Time
}

// maxCachedBody is the largest body that is kept.
const maxCachedBody = 4 << 20

func newResponseCache(cfg *value.Map) *responseCache {
	rc := &responseCache{shared: cfg.Bool("isShared"), strict: cfg.Str("policy") != "RFC_7234", capacity: int(cfg.Int("capacity")), now: time.Now}
	if f, ok := cfg.Field("evictionFactor").(value.Float); ok {
		rc.evict = float64(f)
	}
	if rc.capacity <= 0 {
		return nil
	}
	rc.entries = map[string]*list.Element{}
	return rc
}

func (rc *responseCache) get(key string) *stored {
	rc.mu.Lock()
	defer rc.mu.Unlock()
	e := rc.entries[key]
	if e == nil {
		return nil
	}
	rc.order.MoveToFront(e)
	return e.Value.(*stored)
}

func (rc *responseCache) put(s *stored) {
	rc.mu.Lock()
	defer rc.mu.Unlock()
	if e := rc.entries[s.key]; e != nil {
		e.Value = s
		rc.order.MoveToFront(e)
		return
	}
	if rc.order.Len() >= rc.capacity {
		for n := max(1, int(float64(rc.capacity)*rc.evict)); n > 0; n-- {
			e := rc.order.Back()
			delete(rc.entries, e.Value.(*stored).key)
			rc.order.Remove(e)
			if rc.order.Len() == 0 {
				break
			}
		}
	}
	rc.entries[s.key] = rc.order.PushFront(s)
}

func (rc *responseCache) remove(keys ...string) {
	rc.mu.Lock()
	defer rc.mu.Unlock()
	for _, k := range keys {
		if e := rc.entries[k]; e != nil {
			delete(rc.entries, k)
			rc.order.Remove(e)
		}
	}
}

func (rc *responseCache) empty() bool {
	rc.mu.Lock()
	defer rc.mu.Unlock()
	return len(rc.entries) == 0
}

// cacheable reports whether a response may be kept.
func (rc *responseCache) cacheable(status int, h http.Header, d *directives, req *requestDirectives) bool {
	if req != nil && req.noStore {
		return false
	}
	if rc.strict && (d == nil || h.Get("Etag") == "" && h.Get("Last-Modified") == "") {
		return false
	}
	if d != nil && (d.noStore || rc.shared && d.private) {
		return false
	}
	if strings.Contains(h.Get("Vary"), "*") || status == http.StatusPartialContent || status < 200 || status == http.StatusNotModified {
		return false
	}
	if d != nil && (d.maxAge >= 0 || rc.shared && d.sMaxAge >= 0 || d.public) {
		return true
	}
	return h.Get("Expires") != "" || cacheableStatus(status)
}

// cacheableStatus reports the codes whose responses may be kept without a
// word about it (RFC 7231, 6.1).
func cacheableStatus(code int) bool {
	switch code {
	case 200, 203, 204, 300, 301, 404, 405, 410, 414, 501:
		return true
	}
	return false
}

// lifetime is how long a response stays fresh.
func (rc *responseCache) lifetime(s *stored) time.Duration {
	if s.d != nil {
		if rc.shared && s.d.sMaxAge >= 0 {
			return secondsOf(s.d.sMaxAge)
		}
		if s.d.maxAge >= 0 {
			return secondsOf(s.d.maxAge)
		}
	}
	if v := s.header["Expires"]; len(v) == 1 {
		exp, err := http.ParseTime(v[0])
		date, derr := http.ParseTime(s.header.Get("Date"))
		if derr != nil {
			date = s.received
		}
		if err == nil {
			return exp.Sub(date)
		}
	}
	return 0
}

func secondsOf(f float64) time.Duration {
	if f > 1e9 {
		f = 1e9
	}
	return time.Duration(f * float64(time.Second))
}

// age is how old a response is (RFC 7234, 4.2.3).
func (s *stored) age(now time.Time) time.Duration {
	var apparent time.Duration
	if date, err := http.ParseTime(s.header.Get("Date")); err == nil {
		apparent = max(0, s.received.Sub(date).Truncate(time.Second))
	}
	n, _ := strconv.ParseInt(s.header.Get("Age"), 10, 64)
	corrected := time.Duration(max(0, n))*time.Second + s.received.Sub(s.requested)
	return max(apparent, corrected) + now.Sub(s.received)
}

// verdict is what may be done with a stored response.
type verdict uint8

const (
	serve verdict = iota
	serveStale
	validate
)

// judge decides whether a stored response answers a request.
func (rc *responseCache) judge(s *stored, req *requestDirectives, now time.Time) verdict {
	age, life := s.age(now), rc.lifetime(s)
	if req != nil && req.noCache || s.d != nil && s.d.noCache && len(s.d.noCacheFields) == 0 {
		return validate
	}
	if req != nil {
		if req.maxAge >= 0 && age > secondsOf(req.maxAge) {
			return validate
		}
		if req.minFresh >= 0 && life-age < secondsOf(req.minFresh) {
			return validate
		}
	}
	if age < life {
		return serve
	}
	if req != nil && req.maxStale >= 0 && rc.mayBeStale(s) && (req.maxStale >= maxStaleAny || age-life <= secondsOf(req.maxStale)) {
		return serveStale
	}
	return validate
}

// mayBeStale reports whether a response may be used beyond its time.
func (rc *responseCache) mayBeStale(s *stored) bool {
	if s.d == nil {
		return true
	}
	return !s.d.mustRevalidate && !s.d.noCache && !(rc.shared && (s.d.proxyRevalidate || s.d.sMaxAge >= 0))
}

// fits reports whether a stored response is for a request like this one.
func (s *stored) fits(o *outbound) bool {
	for _, v := range s.vary {
		if got, _ := o.header.Get(v[0]); got != v[1] {
			return false
		}
	}
	return true
}

func varyOf(h http.Header, o *outbound) (vary [][2]string) {
	for _, line := range h["Vary"] {
		for _, name := range strings.Split(line, ",") {
			if name = strings.TrimSpace(name); name != "" {
				v, _ := o.header.Get(name)
				vary = append(vary, [2]string{name, v})
			}
		}
	}
	return vary
}

// Headers warning, as the module has always sent them.
const (
	warnStale  = `110 ballerina-http-caching-client "Response is Stale"`
	warnFailed = `111 ballerina-http-caching-client "Revalidation Failed"`
)

// requestDirectives are what a request says about caching; nil for nothing.
func (o *outbound) requestDirectives() *requestDirectives {
	if o.in != nil {
		if cc, ok := o.in.obj.Get("cacheControl").(*value.Object); ok {
			return requestDirectivesOf(cc)
		}
	}
	if h, ok := o.header.Get("Cache-Control"); ok {
		return parseRequestDirectives(h)
	}
	if h, ok := o.header.Get("Pragma"); ok && strings.EqualFold(h, "no-cache") {
		return &requestDirectives{noCache: true, maxAge: -1, maxStale: -1, minFresh: -1}
	}
	return nil
}

// cached sends a request unless the cache has its answer.
func (cl *client) cached(c *runtime.Context, o *outbound) (*response, *value.Error) {
	rc := cl.cache
	if rc == nil {
		return cl.transmit(c, o)
	}
	switch o.method {
	case http.MethodGet, http.MethodHead:
	case http.MethodOptions:
		return cl.transmit(c, o)
	default:
		res, fail := cl.transmit(c, o)
		if fail == nil && !rc.empty() {
			if code := res.status(cl.m.load()); code >= 200 && code < 400 {
				rc.remove("GET "+o.path, "HEAD "+o.path)
			}
		}
		return res, fail
	}
	req := o.requestDirectives()
	var s *stored
	if !rc.empty() && !o.conditional() {
		if s = rc.get(o.method + " " + o.path); s != nil && !s.fits(o) {
			s = nil
		}
	}
	if s == nil {
		if req != nil && req.onlyIfCached {
			return cl.m.restored(&stored{status: http.StatusGatewayTimeout, statusLine: "504 Gateway Timeout", header: http.Header{}}, 0), nil
		}
		return cl.fetch(c, o, req)
	}
	now := rc.now()
	switch rc.judge(s, req, now) {
	case serve:
		return cl.m.restored(s, s.age(now)), nil
	case serveStale:
		res := cl.m.restored(s, s.age(now))
		res.header().Set("Warning", warnStale)
		return res, nil
	}
	return cl.revalidate(c, o, req, s)
}

// conditional reports whether a request asks for a response on conditions of
// its own, which the cache then leaves alone.
func (o *outbound) conditional() bool {
	for _, name := range []string{"If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range"} {
		if _, ok := o.header.Get(name); ok {
			return true
		}
	}
	return false
}

// fetch sends a request and keeps its response when it may be kept.
func (cl *client) fetch(c *runtime.Context, o *outbound, req *requestDirectives) (*response, *value.Error) {
	rc := cl.cache
	before := rc.now()
	res, fail := cl.transmit(c, o)
	if fail != nil {
		return nil, fail
	}
	cl.keep(c, o, req, res, before)
	return res, nil
}

// keep puts a response into the cache.
func (cl *client) keep(c *runtime.Context, o *outbound, req *requestDirectives, res *response, before time.Time) {
	rc := cl.cache
	h := httpHeader(res.header())
	var d *directives
	if cc := h["Cache-Control"]; len(cc) > 0 {
		d = parseDirectives(strings.Join(cc, ","))
	}
	code := res.status(cl.m.load())
	if o.conditional() || !rc.cacheable(code, h, d, req) {
		return
	}
	s := &stored{key: o.method + " " + o.path, status: code, d: d, vary: varyOf(h, o), requested: before, received: rc.now()}
	s.statusLine = strconv.Itoa(code) + " " + text(res.obj.Fields[cl.m.cls.res.reasonPhrase])
	if src, size, ok := res.body().Take(); ok {
		if size > maxCachedBody {
			res.body().SetReader(src, size)
			return
		}
		var data []byte
		var err error
		c.Block(func() { data, err = io.ReadAll(io.LimitReader(src, maxCachedBody+1)) })
		if err != nil || len(data) > maxCachedBody {
			// Too much, or broken off: the program reads it on.
			res.body().SetReader(&continued{bytes.NewReader(data), src, err}, -1)
			return
		}
		src.Close()
		s.body = data
		res.body().SetBytes(bytes.Clone(data))
	}
	s.header = h.Clone()
	rc.put(s)
}

// continued is a body whose beginning has been read already.
type continued struct {
	head *bytes.Reader
	rest io.ReadCloser
	err  error // that ended reading the beginning
}

func (b *continued) Read(p []byte) (int, error) {
	if b.head.Len() > 0 {
		return b.head.Read(p)
	}
	if b.err != nil {
		return 0, b.err
	}
	return b.rest.Read(p)
}

func (b *continued) Close() error { return b.rest.Close() }

// restored makes an object of class Response of a stored one.
func (m *module) restored(s *stored, age time.Duration) *response {
	h := s.header.Clone()
	res := m.receivedResponse(&http.Response{StatusCode: s.status, Status: s.statusLine, Header: h})
	if s.body != nil {
		res.body().SetBytes(bytes.Clone(s.body))
	}
	if s.key != "" {
		res.header().Set("Age", strconv.FormatInt(int64(age/time.Second), 10))
	}
	return res
}

// revalidate asks the server whether a stored response still holds.
func (cl *client) revalidate(c *runtime.Context, o *outbound, req *requestDirectives, s *stored) (*response, *value.Error) {
	rc := cl.cache
	ask := *o
	h := o.header.Clone()
	etag, modified := s.header.Get("Etag"), s.header.Get("Last-Modified")
	if etag != "" {
		h.Set("If-None-Match", etag)
	}
	if modified != "" {
		h.Set("If-Modified-Since", modified)
	}
	ask.header = &h
	before := rc.now()
	res, fail := cl.transmit(c, &ask)
	if fail != nil {
		if !rc.mayBeStale(s) {
			return nil, fail
		}
		old := cl.m.restored(s, s.age(rc.now()))
		old.header().Set("Warning", warnFailed)
		return old, nil
	}
	code := res.status(cl.m.load())
	switch {
	case code == http.StatusNotModified && (etag != "" || modified != ""):
		cl.discard(c, res)
		fresh := *s
		fresh.header = s.header.Clone()
		for k, v := range httpHeader(res.header()) {
			if k != "Content-Length" && k != "Content-Encoding" && k != "Content-Type" && !hopHeader(k) {
				fresh.header[k] = v
			}
		}
		fresh.header.Del("Warning")
		if cc := fresh.header["Cache-Control"]; len(cc) > 0 {
			fresh.d = parseDirectives(strings.Join(cc, ","))
		}
		fresh.requested, fresh.received = before, rc.now()
		rc.put(&fresh)
		return cl.m.restored(&fresh, 0), nil
	case code >= 500 && rc.mayBeStale(s):
		cl.discard(c, res)
		old := cl.m.restored(s, s.age(rc.now()))
		old.header().Set("Warning", warnFailed)
		return old, nil
	}
	rc.remove(s.key)
	cl.keep(c, o, req, res, before)
	return res, nil
}

// notModified reports whether the client of a service has the response that
// is about to be sent already (RFC 7232).
func notModified(req http.Header, etag, modified string) bool {
	if inm := req["If-None-Match"]; len(inm) > 0 {
		if etag == "" {
			return false
		}
		for _, one := range strings.Split(strings.Join(inm, ","), ",") {
			if one = strings.TrimSpace(one); one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(etag, "W/") {
				return true
			}
		}
		return false
	}
	if ims := req["If-Modified-Since"]; len(ims) > 0 && modified != "" {
		since, err1 := http.ParseTime(ims[0])
		at, err2 := http.ParseTime(modified)
		return err1 == nil && err2 == nil && !at.After(since)
	}
	return false
}
