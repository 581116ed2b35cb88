package http

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"barre/runtime"
	"barre/value"
)

// listener is what stands behind an object of class Listener.
type listener struct {
	m      *module
	host   string
	port   int
	config *value.Map
	server *http.Server
	grace  time.Duration
	limits struct {
		uri  int
		body int64
	}
	serverName  []string
	closeAlways bool
	tls         bool
	access      *accessLog

	mu      sync.Mutex
	ln      net.Listener
	served  chan struct{} // closed when no more connections are accepted
	running bool
	used    bool // it has been started before
	// Connections that have not sent a request yet.
	newcomers newcomers
	// services are those attached, the longest base paths first. Requests
	// read them without a lock.
	services atomic.Pointer[[]*service]
}

func listenerOf(v value.Value) *listener { return v.(*value.Object).Native.(*listener) }

func (m *module) listenerExterns() map[string]runtime.Extern {
	return map[string]runtime.Extern{
		"Listener.init":          m.listenerInit,
		"Listener.start":         m.listenerStart,
		"Listener.gracefulStop":  m.listenerGracefulStop,
		"Listener.immediateStop": m.listenerImmediateStop,
		"Listener.attach":        m.listenerAttach,
		"Listener.detach":        m.listenerDetach,
		"Listener.getPort":       m.listenerPort,
		"Listener.getConfig":     m.listenerConfig,
	}
}

// seconds converts a decimal to a number of seconds.
func seconds(v value.Value) float64 {
	switch v := v.(type) {
	case value.Decimal:
		f, _ := strconv.ParseFloat(v.Decimal.String(), 64)
		return f
	case value.Int:
		return float64(v)
	case value.Float:
		return float64(v)
	}
	return 0
}

func duration(v value.Value) time.Duration {
	return time.Duration(seconds(v) * float64(time.Second))
}

func (m *module) listenerInit(c *runtime.Context, args []value.Value) (value.Value, error) {
	cfg := args[2].(*value.Map)
	l := &listener{m: m, port: intOf(args[1]), config: cfg, host: cfg.Str("host")}
	if fail := l.configure(cfg); fail != nil {
		return fail, nil
	}
	args[0].(*value.Object).Native = l
	return nil, nil
}

func (l *listener) configure(cfg *value.Map) *value.Error {
	m := l.m
	fail := func(format string, a ...any) *value.Error {
		return m.err("GenericListenerError", fmt.Sprintf(format, a...), nil)
	}
	if l.port == 0 {
		return fail("Listener port is not defined!")
	}
	if l.port < 0 || l.port > 65535 {
		return fail("Invalid listener port: %d", l.port)
	}
	timeout := duration(cfg.Field("timeout"))
	if timeout < 0 {
		return fail("Idle timeout cannot be negative. If you want to disable the timeout please use value 0")
	}
	l.grace = duration(cfg.Field("gracefulStopTimeout"))
	l.serverName = []string{"ballerina"}
	if s, ok := cfg.Field("server").(*value.String); ok {
		l.serverName = []string{s.String()}
	}
	l.server = &http.Server{
		Handler:           l,
		ReadHeaderTimeout: timeout,
		IdleTimeout:       timeout,
		// Broken connections are the clients' affair.
		ErrorLog: log.New(quietLog{}, "", 0),
	}
	l.limits.body = -1
	if lim := mapping(cfg.Field("requestLimits")); lim != nil {
		uri, hdr, body := lim.Int("maxUriLength"), lim.Int("maxHeaderSize"), lim.Int("maxEntityBodySize")
		switch {
		case uri < 0:
			return fail("Invalid configuration found for maxUriLength : %d", uri)
		case hdr < 0:
			return fail("Invalid configuration found for maxHeaderSize : %d", hdr)
		case body < -1:
			return fail("Invalid configuration found for maxEntityBodySize : %d", body)
		}
		l.limits.uri, l.limits.body = int(uri), body
		// net/http counts the request line with the headers and allows 4096
		// bytes more than it is told.
		l.server.MaxHeaderBytes = max(1, int(hdr+uri)-4096)
	}
	http2 := cfg.Str("httpVersion") == "2.0"
	var p http.Protocols
	p.SetHTTP1(true)
	p.SetHTTP2(http2)
	p.SetUnencryptedHTTP2(http2)
	l.server.Protocols = &p
	if n := cfg.Int("http2MaxActiveStreams"); http2 {
		l.server.HTTP2 = &http.HTTP2Config{
			MaxConcurrentStreams:          int(n),
			MaxReceiveBufferPerStream:     int(cfg.Int("http2InitialWindowSize")),
			MaxReceiveBufferPerConnection: max(1<<20, int(cfg.Int("http2InitialWindowSize"))),
		}
	}
	if h1 := mapping(cfg.Field("http1Settings")); h1 != nil {
		l.closeAlways = h1.Str("keepAlive") == "NEVER"
		if n := h1.Int("maxPipelinedRequests"); n < 0 {
			return fail("Invalid configuration found for maxPipelinedRequests : %d", n)
		}
	}
	if sec := mapping(cfg.Field("secureSocket")); sec != nil {
		t, err := listenerTLS(sec, http2)
		if err != nil {
			return fail("%s", err)
		}
		l.server.TLSConfig, l.tls = t, true
	}
	none := []*service{}
	l.services.Store(&none)
	return nil
}

// quietLog drops what net/http has to say about connections.
type quietLog struct{}

func (quietLog) Write(p []byte) (int, error) { return len(p), nil }

func (l *listener) serverHeader(h http.Header) {
	if _, ok := h["Server"]; !ok {
		h["Server"] = l.serverName
	}
}

func (l *listener) address() string {
	return net.JoinHostPort(l.host, strconv.Itoa(l.port))
}

// bindAddress is where to listen: on every address for the default host.
func (l *listener) bindAddress() string {
	if l.host == "0.0.0.0" || l.host == "" {
		return ":" + strconv.Itoa(l.port)
	}
	return l.address()
}

func (m *module) listenerStart(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := listenerOf(args[0])
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.running {
		return nil, nil
	}
	ln, err := c.Runtime().OpenListener(args[0].(*value.Object), "tcp", l.bindAddress(), l.tls)
	if err != nil {
		return m.err("GenericListenerError", "failed to start server connector '"+l.address()+"': "+listenFailure(err), nil), nil
	}
	l.access = m.access
	if l.used {
		// A server that was shut down does not start again.
		o := l.server
		l.server = &http.Server{Handler: l, ReadHeaderTimeout: o.ReadHeaderTimeout, IdleTimeout: o.IdleTimeout, ErrorLog: o.ErrorLog,
			MaxHeaderBytes: o.MaxHeaderBytes, Protocols: o.Protocols, HTTP2: o.HTTP2, TLSConfig: o.TLSConfig}
	}
	l.newcomers.watch(l.server)
	l.ln, l.running, l.used, l.served = ln, true, true, make(chan struct{})
	go l.serveOn(l.server, ln, l.served)
	return nil, nil
}

func listenFailure(err error) string {
	switch {
	case errors.Is(err, syscall.EADDRINUSE), strings.Contains(err.Error(), "Only one usage of each socket address"):
		return "Address already in use"
	case errors.Is(err, os.ErrPermission):
		return "Permission denied"
	}
	var oe *net.OpError
	if errors.As(err, &oe) {
		return oe.Err.Error()
	}
	return err.Error()
}

func (l *listener) serveOn(s *http.Server, ln net.Listener, served chan struct{}) {
	defer close(served)
	var err error
	if l.tls {
		err = s.ServeTLS(ln, "", "")
	} else {
		err = s.Serve(ln)
	}
	l.mu.Lock()
	stopped := !l.running
	l.mu.Unlock()
	if err != nil && !stopped && !errors.Is(err, http.ErrServerClosed) {
		l.m.logError("the listener on "+l.address()+" has stopped", value.NewError(err.Error(), nil), nil)
	}
}

func (m *module) listenerGracefulStop(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := listenerOf(args[0])
	if !l.stop() {
		return nil, nil
	}
	ctx, cancel := context.Background(), context.CancelFunc(func() {})
	if l.grace > 0 {
		ctx, cancel = context.WithTimeout(ctx, l.grace)
	}
	defer cancel()
	var err error
	c.Block(func() {
		// Whoever was let in is known to the server only once it has come back
		// from accepting, and Shutdown would not wait for a stranger.
		l.ln.Close()
		<-l.served
		l.newcomers.settle(ctx)
		if err = l.server.Shutdown(ctx); errors.Is(err, context.DeadlineExceeded) {
			err = l.server.Close()
		}
	})
	if err != nil {
		return m.err("GenericListenerError", err.Error(), nil), nil
	}
	return nil, nil
}

func (m *module) listenerImmediateStop(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := listenerOf(args[0])
	if !l.stop() {
		return nil, nil
	}
	var err error
	c.Block(func() { err = l.server.Close() })
	if err != nil {
		return m.err("GenericListenerError", err.Error(), nil), nil
	}
	return nil, nil
}

// stop marks the listener as stopped; false when it was not running.
func (l *listener) stop() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	was := l.running
	l.running = false
	return was
}

func (m *module) listenerAttach(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := listenerOf(args[0])
	s, err := m.compile(args[1].(*value.Object), args[2])
	if err != nil {
		return m.err("GenericListenerError", err.Error(), nil), nil
	}
	if fail, err := m.makeInterceptors(c, s); fail != nil || err != nil {
		return fail, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	old := *l.services.Load()
	for _, o := range old {
		if o.base == s.base && o.host == s.host {
			if o.obj == s.obj {
				return nil, nil
			}
			base := s.base
			if base == "" {
				base = "/"
			}
			return m.err("GenericListenerError", "Service registration failed: two services have the same basePath : '"+base+"'", nil), nil
		}
	}
	all := append(slices.Clone(old), s)
	slices.SortStableFunc(all, func(a, b *service) int { return len(b.segs) - len(a.segs) })
	l.services.Store(&all)
	return nil, nil
}

func (m *module) listenerDetach(c *runtime.Context, args []value.Value) (value.Value, error) {
	l := listenerOf(args[0])
	l.mu.Lock()
	defer l.mu.Unlock()
	all := slices.DeleteFunc(slices.Clone(*l.services.Load()), func(s *service) bool { return s.obj == args[1] })
	l.services.Store(&all)
	return nil, nil
}

func (m *module) listenerPort(c *runtime.Context, args []value.Value) (value.Value, error) {
	return value.Int(listenerOf(args[0]).port), nil
}

func (m *module) listenerConfig(c *runtime.Context, args []value.Value) (value.Value, error) {
	cfg := listenerOf(args[0]).config
	rec := m.m.Record("InferredListenerConfiguration")
	for _, k := range []string{"host", "http1Settings", "secureSocket", "httpVersion", "timeout", "server", "requestLimits"} {
		rec.Put(k, cfg.Field(k))
	}
	return value.CloneReadOnly(rec), nil
}

// lookup finds the service for a request: the one with the longest base path
// that the request's path begins with.
func (l *listener) lookup(host, path string, escaped bool) (*service, int) {
	for _, s := range *l.services.Load() {
		if s.host != "" && !sameHost(s.host, host) {
			continue
		}
		if at, ok := s.matches(path, escaped); ok {
			return s, at
		}
	}
	return nil, 0
}

func sameHost(want, got string) bool {
	if strings.EqualFold(want, got) {
		return true
	}
	h, _, err := net.SplitHostPort(got)
	return err == nil && strings.EqualFold(want, h)
}

func (l *listener) empty() bool { return len(*l.services.Load()) == 0 }

// fallback is the service whose interceptors see requests that are for no
// service: the only one, or the one at the root.
func (l *listener) fallback() *service {
	all := *l.services.Load()
	if len(all) == 1 {
		return all[0]
	}
	for _, s := range all {
		if s.base == "" {
			return s
		}
	}
	return nil
}
