package http

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"barre/lib/ballerina/mime"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

// What a client does about failures: circuit breaker, redirects, retries. Each
// wraps the next: breaker, redirects, retries, cookies and cache, network.

// resilience reads the configuration of all that. The error is a panic.
func (cl *client) resilience(c *runtime.Context, cfg *value.Map) error {
	if f := mapping(cfg.Field("followRedirects")); f != nil && f.Bool("enabled") {
		cl.follow = &followConfig{int(f.Int("maxCount")), f.Bool("allowAuthHeaders")}
	}
	if r := mapping(cfg.Field("retryConfig")); r != nil {
		cl.retry = retryOf(r)
	}
	if b := mapping(cfg.Field("circuitBreaker")); b != nil {
		br, err := cl.m.newBreaker(b)
		if err != nil {
			return err
		}
		cl.breaker = br
	}
	if k := mapping(cfg.Field("cookieConfig")); k != nil && k.Bool("enabled") {
		store, err := cl.m.m.New(c, "CookieStore", k.Field("persistentCookieHandler"))
		if err != nil {
			return err
		}
		cl.cookies, cl.cookie = object(store), k
	}
	if k := mapping(cfg.Field("cache")); k != nil && k.Bool("enabled") {
		cl.cache = newResponseCache(k)
	}
	return nil
}

type followConfig struct {
	max  int
	auth bool
}

// redirected sends a request and follows redirects.
func (cl *client) redirected(c *runtime.Context, o *outbound) (*response, *value.Error, error) {
	if cl.follow == nil {
		return cl.retried(c, o)
	}
	if o.method != "GET" && o.method != "HEAD" && o.method != "OPTIONS" {
		if err := o.body.Buffer(c); err != nil {
			return nil, cl.m.networkError(err), nil
		}
	}
	at := cl.url + o.path
	if cl.base != "" && strings.HasSuffix(cl.url, "/") {
		at = strings.TrimSuffix(cl.url, "/") + o.path
	}
	dest := cl
	for n := 0; ; n++ {
		res, fail, err := dest.retried(c, o)
		if fail != nil || err != nil {
			return nil, fail, err
		}
		code := res.status(cl.m.load())
		if !redirectStatus(code) || n >= cl.follow.max {
			res.obj.Fields[cl.m.cls.res.resolvedURI] = value.Str(at)
			return res, nil, nil
		}
		loc, ok := res.get("location")
		if !ok {
			return nil, cl.m.err("GenericClientError", "Location header not available!", nil), nil
		}
		base, err1 := url.Parse(at)
		ref, err2 := url.Parse(loc)
		if err1 != nil || err2 != nil {
			return nil, cl.m.err("GenericClientError", "malformed URL: "+loc, nil), nil
		}
		u := base.ResolveReference(ref)
		cl.discard(c, res)
		next := *o
		if code == 301 || code == 302 || code == 303 {
			if next.method != "HEAD" {
				next.method = "GET"
			}
			next.body = &mime.Body{}
			next.skip = map[string]bool{"Content-Type": true, "Content-Encoding": true, "Expect": true}
		}
		if !cl.follow.auth {
			if next.skip == nil {
				next.skip = map[string]bool{}
			}
			next.skip["Authorization"], next.skip["Proxy-Authorization"] = true, true
			next.noAuth = u.Host != base.Host
		}
		next.moved = true
		at = u.String()
		if dest, fail = cl.elsewhere(u); fail != nil {
			return nil, fail, nil
		}
		next.path = u.EscapedPath()
		if u.RawQuery != "" {
			next.path += "?" + u.RawQuery
		}
		if u.Host != base.Host && next.skip == nil {
			next.skip = map[string]bool{}
		}
		if u.Host != base.Host {
			next.skip["Host"] = true
		}
		o = &next
	}
}

func redirectStatus(code int) bool {
	switch code {
	case 300, 301, 302, 303, 305, 307, 308:
		return true
	}
	return false
}

// discard reads what little a response has, so that its connection can serve
// the next request.
func (cl *client) discard(c *runtime.Context, res *response) {
	if src, size, ok := res.body().Take(); ok {
		c.Block(func() {
			if size >= 0 && size < 64<<10 {
				readBody(src, size, nil)
			}
			src.Close()
		})
	}
}

// elsewhere returns a client like cl for the server of a URL; its requests
// carry whole paths.
func (cl *client) elsewhere(u *url.URL) (*client, *value.Error) {
	key := u.Scheme + "://" + u.Host
	cl.otherMu.Lock()
	defer cl.otherMu.Unlock()
	if d := cl.others[key]; d != nil {
		return d, nil
	}
	if u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, cl.m.err("GenericClientError", "malformed URL: "+u.String(), nil)
	}
	addr := u.Host
	if u.Port() == "" {
		addr = u.Hostname() + ":80"
		if u.Scheme == "https" {
			addr = u.Hostname() + ":443"
		}
	}
	d := &client{
		m: cl.m, cfg: cl.cfg, scheme: u.Scheme, host: u.Host, addr: addr, url: key, root: cl.root, auth: cl.auth,
		compression: cl.compression, chunking: cl.chunking, forwarded: cl.forwarded, retry: cl.retry,
		cookies: cl.cookies, cookie: cl.cookie,
	}
	if fail := d.connect(cl.cfg, mapping(cl.cfg.Field("secureSocket"))); fail != nil {
		return nil, fail
	}
	if cl.others == nil {
		cl.others = map[string]*client{}
	}
	cl.others[key] = d
	return d, nil
}

// retryConfig says how often and when to repeat a request.
type retryConfig struct {
	count    int
	interval time.Duration
	backOff  float64
	longest  time.Duration
	codes    []int
}

func retryOf(r *value.Map) *retryConfig {
	rc := &retryConfig{count: int(r.Int("count")), interval: duration(r.Field("interval")), longest: duration(r.Field("maxWaitInterval"))}
	if f, ok := r.Field("backOffFactor").(value.Float); ok {
		rc.backOff = float64(f)
	}
	if rc.backOff <= 0 {
		rc.backOff = 1
	}
	if rc.longest == 0 {
		rc.longest = time.Minute
	}
	rc.codes = intsOf(r.Field("statusCodes"))
	return rc
}

func intsOf(v value.Value) []int {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	r := make([]int, l.Len())
	for i := range r {
		r[i] = intOf(l.At(i))
	}
	return r
}

// pause is how long to wait before attempt n, the second being 1.
func (r *retryConfig) pause(n int) time.Duration {
	d := float64(r.interval)
	for i := 1; i < n; i++ {
		d = math.Min(d*r.backOff, float64(r.longest))
	}
	return time.Duration(d)
}

// retried sends a request, again when it fails.
func (cl *client) retried(c *runtime.Context, o *outbound) (*response, *value.Error, error) {
	r := cl.retry
	if r == nil {
		return cl.kept(c, o)
	}
	if err := o.body.Buffer(c); err != nil {
		return nil, cl.m.networkError(err), nil
	}
	for n := 1; ; n++ {
		res, fail, err := cl.kept(c, o)
		if err != nil {
			return nil, nil, err
		}
		if n > r.count || fail == nil && !slices.Contains(r.codes, res.status(cl.m.load())) {
			return res, fail, nil
		}
		if res != nil {
			cl.discard(c, res)
		}
		if !sleep(c, r.pause(n)) {
			return nil, cl.m.err("GenericClientError", "the request was cancelled", nil), nil
		}
	}
}

// sleep waits; false when the strand was cancelled.
func sleep(c *runtime.Context, d time.Duration) bool {
	if d <= 0 {
		return c.Ctx().Err() == nil
	}
	ok := true
	c.Block(func() {
		t := time.NewTimer(d)
		defer t.Stop()
		select {
		case <-t.C:
		case <-c.Ctx().Done():
			ok = false
		}
	})
	return ok
}

// kept sends a request with the cookies that are stored, through the cache.
func (cl *client) kept(c *runtime.Context, o *outbound) (*response, *value.Error, error) {
	if cl.cookies == nil {
		res, fail := cl.cached(c, o)
		return res, fail, nil
	}
	with := *o
	header, err := cl.m.storedCookies(c, cl, &with)
	if err != nil {
		return nil, nil, err
	}
	with.cookies = header
	res, fail := cl.cached(c, &with)
	if fail != nil {
		return nil, fail, nil
	}
	return res, nil, cl.m.storeCookies(c, cl, o.path, res)
}

// The circuit breaker. Requests are counted in buckets, each for a part of the
// rolling window; as time goes on old buckets are emptied.

type circuitState uint8

const (
	circuitClosed circuitState = iota
	circuitHalfOpen
	circuitOpen
)

var circuitNames = [...]string{"CLOSED", "HALF_OPEN", "OPEN"}

type bucket struct{ total, failed, rejected int }

// breaker is a circuit breaker.
type breaker struct {
	m         *module
	threshold float64
	reset     time.Duration
	codes     []int
	volume    int
	window    time.Duration
	size      time.Duration // of a bucket
	now       func() time.Time

	mu        sync.Mutex
	state     circuitState
	buckets   []bucket
	start     time.Time
	lastReq   time.Time
	lastErr   time.Time
	forced    time.Time
	last      int // bucket used last
	succeeded bool
}

func (m *module) newBreaker(cfg *value.Map) (*breaker, error) {
	b := &breaker{m: m, reset: duration(cfg.Field("resetTime")), codes: intsOf(cfg.Field("statusCodes")), now: time.Now}
	if f, ok := cfg.Field("failureThreshold").(value.Float); ok {
		b.threshold = float64(f)
	}
	if b.threshold < 0 || b.threshold > 1 {
		return nil, m.err("CircuitBreakerConfigError", "Invalid failure threshold. Failure threshold value should between 0 to 1, found "+value.FormatFloat(b.threshold), nil)
	}
	b.volume, b.window, b.size = 10, time.Minute, 10*time.Second
	if w := mapping(cfg.Field("rollingWindow")); w != nil {
		b.volume = int(w.Int("requestVolumeThreshold"))
		b.window, b.size = duration(w.Field("timeWindow")), duration(w.Field("bucketSize"))
	}
	if b.size <= 0 || b.window < b.size {
		return nil, m.err("CircuitBreakerConfigError", "Circuit breaker 'timeWindow' value should be greater than the 'bucketSize' value.", nil)
	}
	b.clear()
	t := b.now()
	b.start, b.lastReq, b.lastErr, b.forced = t, t, t, t
	return b, nil
}

func (b *breaker) clear() { b.buckets = make([]bucket, int(b.window/b.size)) }

// current is the bucket for the present time.
func (b *breaker) current(now time.Time) int {
	elapsed := now.Sub(b.start) % b.window
	return (int(elapsed/b.size) + 1) % len(b.buckets)
}

// roll empties the buckets whose time has passed.
func (b *breaker) roll(now time.Time) {
	idle := now.Sub(b.lastReq)
	cur := b.current(now)
	switch {
	case idle > b.window, cur == b.last && idle > b.size:
		b.clear()
	case cur < b.last:
		for i := 0; i <= cur; i++ {
			b.buckets[i] = bucket{}
		}
		for i := b.last + 1; i < len(b.buckets); i++ {
			b.buckets[i] = bucket{}
		}
	default:
		for i := cur; i > b.last && idle > b.size; i-- {
			b.buckets[i] = bucket{}
		}
	}
}

func (b *breaker) use(i int) *bucket {
	if i != b.last {
		b.buckets[i] = bucket{}
		b.last = i
	}
	return &b.buckets[i]
}

// failedAt is when the time until the reset began.
func (b *breaker) failedAt() time.Time {
	if b.forced.After(b.lastErr) {
		return b.forced
	}
	return b.lastErr
}

// admit decides about a request; false when it is refused.
func (b *breaker) admit() (remaining time.Duration, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	b.roll(now)
	bk := b.use(b.current(now))
	b.lastReq = now
	total, failed, counted := 0, 0, 0
	for _, k := range b.buckets {
		total += k.total
		failed += k.failed
		counted += k.total - k.rejected
	}
	afterReset := func() {
		if b.state == circuitOpen && now.Sub(b.failedAt()) > b.reset {
			b.state = circuitHalfOpen
		}
	}
	switch {
	case total < b.volume:
		afterReset()
	case b.state == circuitOpen:
		afterReset()
	case b.state == circuitHalfOpen:
		if b.succeeded {
			b.state = circuitClosed
			b.clear()
			bk = &b.buckets[b.last]
		} else {
			b.state = circuitOpen
		}
	case counted > 0 && float64(failed)/float64(counted) > b.threshold:
		b.state = circuitOpen
	}
	bk.total++
	if b.state == circuitOpen {
		bk.rejected++
		return b.reset - now.Sub(b.failedAt()), false
	}
	return 0, true
}

// observe counts the outcome of a request.
func (b *breaker) observe(failed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.now()
	bk := b.use(b.current(now))
	b.succeeded = !failed
	if failed {
		bk.failed++
		b.lastErr = now
	}
}

func (b *breaker) carry(c *runtime.Context, cl *client, o *outbound) (*response, *value.Error, error) {
	if left, ok := b.admit(); !ok {
		return nil, b.m.err("UpstreamServiceUnavailableError",
			fmt.Sprintf("Upstream service unavailable. Requests to upstream service will be suspended for %d seconds.", max(0, int(left/time.Second))), nil), nil
	}
	res, fail, err := cl.redirected(c, o)
	b.observe(fail != nil || err != nil || slices.Contains(b.codes, res.status(b.m.load())))
	return res, fail, err
}

func (m *module) breakerOf(v value.Value, method string) (*breaker, error) {
	if cl := clientOf(v); cl != nil && cl.breaker != nil {
		return cl.breaker, nil
	}
	return nil, m.err("ClientError", "illegal method invocation. '"+method+"()' is allowed for clients which have configured with circuit breaker configurations", nil)
}

func (m *module) breakerForceClose(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, err := m.breakerOf(args[0], "circuitBreakerForceClose")
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.state = circuitClosed
	b.clear()
	return nil, nil
}

func (m *module) breakerForceOpen(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, err := m.breakerOf(args[0], "circuitBreakerForceOpen")
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.state, b.forced = circuitOpen, b.now()
	return nil, nil
}

func (m *module) breakerState(c *runtime.Context, args []value.Value) (value.Value, error) {
	b, err := m.breakerOf(args[0], "getCircuitBreakerCurrentState")
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return value.Str(circuitNames[b.state]), nil
}

// Clients of several servers.

// failover tries the next server when one fails, beginning with the one that
// answered last.
type failover struct {
	m       *module
	clients []*client
	codes   []int
	pause   time.Duration
	lax     bool

	mu   sync.Mutex
	last int
}

// targetClients makes a client for each of the targets.
func (m *module) targetClients(c *runtime.Context, cfg *value.Map) ([]*client, *value.Error, error) {
	l, _ := cfg.Field("targets").(*value.List)
	if l == nil || l.Len() == 0 {
		return nil, m.err("GenericClientError", "at least one target is needed", nil), nil
	}
	var all []*client
	for i := 0; i < l.Len(); i++ {
		t := mapping(l.At(i))
		cl, fail, err := m.newClient(c, t.Str("url"), cfg, mapping(t.Field("secureSocket")))
		if fail != nil || err != nil {
			return nil, fail, err
		}
		all = append(all, cl)
	}
	return all, nil, nil
}

func (m *module) failoverInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	cfg := mapping(args[1])
	clients, fail, err := m.targetClients(c, cfg)
	if err != nil {
		return nil, err
	}
	if fail != nil {
		return fail, nil
	}
	args[0].(*value.Object).Native = &failover{m: m, clients: clients, codes: intsOf(cfg.Field("failoverCodes")),
		pause: duration(cfg.Field("interval")), lax: cfg.Bool("laxDataBinding")}
	return nil, nil
}

func (m *module) failoverIndex(c *runtime.Context, args []value.Value) (value.Value, error) {
	f := args[0].(*value.Object).Native.(*failover)
	f.mu.Lock()
	defer f.mu.Unlock()
	return value.Int(f.last), nil
}

func (f *failover) laxBinding() bool { return f.lax }

func (f *failover) carry(c *runtime.Context, o *outbound) (*response, *value.Error, error) {
	if err := o.body.Buffer(c); err != nil {
		return nil, f.m.networkError(err), nil
	}
	f.mu.Lock()
	first := f.last
	f.mu.Unlock()
	n := len(f.clients)
	errs := make([]value.Value, n)
	for k := 0; k < n; k++ {
		i := (first + k) % n
		try := *o
		res, fail, err := f.clients[i].carry(c, &try)
		if err != nil {
			return nil, nil, err
		}
		var last string
		if fail == nil {
			code := res.status(f.m.load())
			if !slices.Contains(f.codes, code) {
				f.mu.Lock()
				f.last = i
				f.mu.Unlock()
				return res, nil, nil
			}
			f.clients[i].discard(c, res)
			status := strconv.Itoa(code) + " " + text(res.obj.Fields[f.m.cls.res.reasonPhrase])
			msg := "Endpoint " + strconv.Itoa(i) + " returned response is: " + status
			if k == n-1 {
				msg = "Last endpoint returned response: " + status
			}
			errs[i] = f.m.err("FailoverActionFailedError", msg, nil)
			last = "All the failover endpoints failed. Last endpoint returned response is: " + status
		} else {
			errs[i] = fail
			last = "All the failover endpoints failed. Last error was: " + fail.Message
		}
		if k == n-1 {
			t := f.m.rt.Env.Array(f.m.m.Type("ClientError"))
			l := value.CloneReadOnly(value.NewList(t, errs))
			return nil, f.m.err("FailoverAllEndpointsFailedError", last, nil, "failoverErrors", l), nil
		}
		if !sleep(c, f.pause) {
			break
		}
	}
	return nil, f.m.err("GenericClientError", "the request was cancelled", nil), nil
}

// balance spreads requests over servers.
type balance struct {
	m       *module
	rule    *value.Object
	objs    *value.List // Client?[]
	n       int
	retries bool
	lax     bool
}

func (m *module) balanceInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	cfg := mapping(args[1])
	clients, fail, err := m.targetClients(c, cfg)
	if err != nil {
		return nil, err
	}
	if fail != nil {
		return fail, nil
	}
	class := m.m.Class("Client")
	vals := make([]value.Value, len(clients))
	for i, cl := range clients {
		o := value.NewObject(class)
		o.Native = cl
		vals[i] = o
	}
	rule := object(cfg.Field("lbRule"))
	if rule == nil {
		r, err := m.m.New(c, "LoadBalancerRoundRobinRule")
		if err != nil {
			return nil, err
		}
		rule = object(r)
	}
	failover := true
	if v, ok := cfg.Get("failover"); ok {
		failover = boolOf(v)
	}
	args[0].(*value.Object).Native = &balance{m: m, rule: rule, n: len(clients), retries: failover, lax: cfg.Bool("laxDataBinding"),
		objs: value.NewList(m.rt.Env.Array(types.Union(class.Type, types.Nil)), vals)}
	return nil, nil
}

func (b *balance) laxBinding() bool { return b.lax }

func (b *balance) carry(c *runtime.Context, o *outbound) (*response, *value.Error, error) {
	if b.retries {
		if err := o.body.Buffer(c); err != nil {
			return nil, b.m.networkError(err), nil
		}
	}
	var errs []value.Value
	for range b.n {
		v, err := c.CallMethod(b.rule, "getNextClient", b.objs)
		if err != nil {
			return nil, nil, err
		}
		if e, ok := v.(*value.Error); ok {
			return nil, e, nil
		}
		cr := carrierOf(v)
		if cr == nil {
			return nil, b.m.err("GenericClientError", "the load balancer rule gave no client", nil), nil
		}
		try := *o
		res, fail, err := cr.carry(c, &try)
		if err != nil {
			return nil, nil, err
		}
		if fail == nil || !b.retries {
			return res, fail, nil
		}
		errs = append(errs, fail)
	}
	last := errs[len(errs)-1].(*value.Error)
	l := value.CloneReadOnly(value.NewList(b.m.rt.Env.Array(b.m.m.Type("Error")), errs))
	return nil, b.m.err("AllLoadBalanceEndpointsFailedError", "All the load balance endpoints failed. Last error was: "+last.Message, nil, "httpActionError", l), nil
}
