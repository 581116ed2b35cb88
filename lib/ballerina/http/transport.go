package http

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// sender sends requests to one server.
type sender interface {
	roundTrip(ctx context.Context, w *wireRequest) (*http.Response, error)
}

// transports holds the pools that clients share: those of plain connections
// to the same server.
type transports struct {
	mu    sync.Mutex
	pools map[poolKey]*connPool
}

// pool returns the shared pool for a server, making it first when there is
// none.
func (t *transports) pool(k poolKey, make_ func() *connPool) *connPool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.pools == nil {
		t.pools = map[poolKey]*connPool{}
	}
	p := t.pools[k]
	if p == nil {
		p = make_()
		t.pools[k] = p
	}
	return p
}

// std sends requests through net/http's Transport: HTTP/2, proxies,
// 100-continue.
type std struct {
	scheme  string
	addr    string // host:port
	tr      *http.Transport
	timeout time.Duration
	limits  responseLimits
}

func (s *std) roundTrip(ctx context.Context, w *wireRequest) (*http.Response, error) {
	path, query, _ := strings.Cut(w.target, "?")
	u := &url.URL{Scheme: s.scheme, Host: s.addr, RawQuery: query}
	if p, err := url.PathUnescape(path); err == nil {
		u.Path, u.RawPath = p, path
	} else {
		u.Opaque = path
	}
	req := &http.Request{
		Method: w.method, URL: u, Host: w.host, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: make(http.Header, len(w.header)+len(w.extra)),
	}
	for k, v := range w.header {
		if !hopHeader(k) && !w.skip[k] {
			req.Header[k] = v
		}
	}
	for _, e := range w.extra {
		req.Header.Set(e[0], e[1])
	}
	if _, ok := req.Header["User-Agent"]; !ok {
		req.Header["User-Agent"] = nil
	}
	switch {
	case w.src != nil:
		req.Body, req.ContentLength = w.src, w.size
		if w.size == 0 {
			req.ContentLength = -1
		}
	case len(w.data) > 0:
		req.Body, req.ContentLength = io.NopCloser(bytes.NewReader(w.data)), int64(len(w.data))
		req.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(w.data)), nil }
	}
	if w.chunked && req.Body != nil {
		req.ContentLength = -1
	}
	if len(w.trailer) > 0 {
		req.Trailer = w.trailer
	}
	cctx, cancel := context.WithCancel(ctx)
	var timer *time.Timer
	if s.timeout > 0 {
		timer = time.AfterFunc(s.timeout, cancel)
	}
	resp, err := s.tr.RoundTrip(req.WithContext(cctx))
	if err != nil {
		expired := timer != nil && !timer.Stop()
		cancel()
		return nil, s.failure(ctx, err, expired)
	}
	if s.limits.body >= 0 && resp.ContentLength > s.limits.body {
		resp.Body.Close()
		cancel()
		return nil, &netError{"ClientError", entityTooLong(s.limits.body)}
	}
	if resp.Body == http.NoBody || resp.ContentLength == 0 || w.method == http.MethodHead {
		if timer != nil {
			timer.Stop()
		}
		resp.Body.Close()
		resp.Body = http.NoBody
		cancel()
		return resp, nil
	}
	resp.Body = &stdBody{ReadCloser: resp.Body, s: s, timer: timer, cancel: cancel, left: s.limits.body}
	return resp, nil
}

func (s *std) failure(ctx context.Context, err error, expired bool) error {
	if e := ctx.Err(); e != nil {
		return e
	}
	if expired || isTimeout(err) {
		var oe *net.OpError
		if errors.As(err, &oe) && oe.Op == "dial" {
			return dialFailure(s.addr, err)
		}
		return &netError{"IdleTimeoutError", idleBeforeResponse}
	}
	var ne *netError
	if errors.As(err, &ne) {
		return ne
	}
	var ce *connectError
	if errors.As(err, &ce) {
		return ce
	}
	if isTLS(err) {
		return tlsFailure(s.addr, err)
	}
	var oe *net.OpError
	if errors.As(err, &oe) && (oe.Op == "dial" || oe.Op == "proxyconnect" || oe.Op == "socks connect") {
		return dialFailure(s.addr, err)
	}
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), isReset(err):
		return &netError{"InitializingInboundResponseError", closedBefore}
	}
	return &netError{"GenericClientError", strings.TrimPrefix(err.Error(), "net/http: ")}
}

func isTLS(err error) bool {
	var rec tls.RecordHeaderError
	var ver *tls.CertificateVerificationError
	var alert tls.AlertError
	var ua x509.UnknownAuthorityError
	var hn x509.HostnameError
	var ci x509.CertificateInvalidError
	return errors.As(err, &rec) || errors.As(err, &ver) || errors.As(err, &alert) || errors.As(err, &ua) ||
		errors.As(err, &hn) || errors.As(err, &ci) || strings.Contains(err.Error(), "tls: ")
}

// stdBody is the body of a response of Transport.
type stdBody struct {
	io.ReadCloser
	s      *std
	timer  *time.Timer // cancels a request that stays silent
	cancel context.CancelFunc
	left   int64
}

func (b *stdBody) Read(p []byte) (int, error) {
	if b.timer != nil {
		b.timer.Reset(b.s.timeout)
	}
	n, err := b.ReadCloser.Read(p)
	expired := b.timer != nil && !b.timer.Stop()
	if b.left >= 0 {
		if b.left -= int64(n); b.left < 0 {
			b.Close()
			return 0, &netError{"ClientError", entityTooLong(b.s.limits.body)}
		}
	}
	switch {
	case err == nil:
	case err == io.EOF:
		b.cancel()
	case expired:
		err = &netError{"IdleTimeoutError", idleInBody}
	default:
		err = bodyFailure(err)
	}
	return n, err
}

func (b *stdBody) Close() error {
	if b.timer != nil {
		b.timer.Stop()
	}
	b.cancel()
	return b.ReadCloser.Close()
}

// proxy is a proxy server.
type proxy struct {
	protocol       string // HTTP, SOCKS4 or SOCKS5
	addr           string
	user, password string
}

// apply makes a Transport use the proxy.
func (p *proxy) apply(tr *http.Transport, connect time.Duration) {
	if p.protocol == "SOCKS4" {
		tr.DialContext = func(ctx context.Context, network, addr string) (net.Conn, error) {
			return dialSOCKS4(ctx, p, addr, connect)
		}
		return
	}
	u := &url.URL{Scheme: "http", Host: p.addr}
	if p.protocol == "SOCKS5" {
		u.Scheme = "socks5"
	}
	if p.user != "" {
		u.User = url.UserPassword(p.user, p.password)
	}
	tr.Proxy = http.ProxyURL(u)
}

// dialSOCKS4 connects through a SOCKS 4 server, which takes IPv4 addresses
// only.
func dialSOCKS4(ctx context.Context, p *proxy, addr string, connect time.Duration) (net.Conn, error) {
	host, portText, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	port, err := strconv.ParseUint(portText, 10, 16)
	if err != nil {
		return nil, err
	}
	ips, err := net.DefaultResolver.LookupIP(ctx, "ip4", host)
	if err != nil {
		return nil, &connectError{"Failed to resolve '" + host + "'"}
	}
	d := net.Dialer{Timeout: connect}
	c, err := d.DialContext(ctx, "tcp", p.addr)
	if err != nil {
		return nil, dialFailure(p.addr, err)
	}
	c.SetDeadline(time.Now().Add(max(connect, time.Second)))
	req := []byte{4, 1}
	req = binary.BigEndian.AppendUint16(req, uint16(port))
	req = append(req, ips[0].To4()...)
	req = append(append(req, p.user...), 0)
	var reply [8]byte
	if _, err = c.Write(req); err == nil {
		_, err = io.ReadFull(c, reply[:])
	}
	if err == nil && reply[1] != 0x5a {
		err = fmt.Errorf("the SOCKS server refused the connection with code %d", reply[1])
	}
	if err != nil {
		c.Close()
		return nil, &connectError{err.Error()}
	}
	c.SetDeadline(time.Time{})
	return c, nil
}

// Compression of bodies.

// decoder decodes a body while it is read. As long as nothing has been read it
// can be passed on as it came.
type decoder struct {
	raw      io.ReadCloser
	encoding string
	size     int64 // of raw
	r        io.Reader
	err      error
}

func (d *decoder) Read(p []byte) (int, error) {
	if d.r == nil && d.err == nil {
		d.r, d.err = newDecoder(d.raw, d.encoding)
		if d.err == io.EOF {
			// Nothing at all is an empty body.
			d.r, d.err = bytes.NewReader(nil), nil
		}
	}
	if d.err != nil {
		return 0, d.err
	}
	return d.r.Read(p)
}

func (d *decoder) Close() error { return d.raw.Close() }

func newDecoder(r io.Reader, encoding string) (io.Reader, error) {
	switch encoding {
	case "gzip", "x-gzip":
		return gzip.NewReader(r)
	case "deflate":
		// It is zlib by the standard and bare deflate in places.
		br := &peeker{r: r}
		if br.fill(); br.n == 2 && br.head[0]&0x0f == 8 && (int(br.head[0])<<8|int(br.head[1]))%31 == 0 {
			return zlib.NewReader(br)
		}
		if br.n == 0 {
			return nil, io.EOF
		}
		return flate.NewReader(br), nil
	}
	return r, nil
}

// peeker gives back the two bytes that were looked at.
type peeker struct {
	r    io.Reader
	head [2]byte
	n    int
	at   int
}

func (p *peeker) fill() { p.n, _ = io.ReadFull(p.r, p.head[:]) }

func (p *peeker) Read(b []byte) (int, error) {
	if p.at < p.n {
		n := copy(b, p.head[p.at:p.n])
		p.at += n
		return n, nil
	}
	return p.r.Read(b)
}

// knownEncoding reports whether a content encoding can be decoded.
func knownEncoding(s string) bool { return s == "gzip" || s == "x-gzip" || s == "deflate" }

// chosenEncoding picks the encoding that an accept-encoding header prefers;
// "" for none.
func chosenEncoding(accept string) string {
	best, bestQ := "", 0.0
	for _, part := range strings.Split(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		q := 1.0
		if _, v, ok := strings.Cut(params, "="); ok {
			if f, err := strconv.ParseFloat(strings.TrimSpace(v), 64); err == nil {
				q = f
			}
		}
		if name == "*" {
			name = "gzip"
		}
		if (name == "gzip" || name == "deflate") && q > bestQ {
			best, bestQ = name, q
		}
	}
	return best
}

// takesEncoding reports whether the client has said that it decodes an
// encoding.
func (x *exchange) takesEncoding(enc string) bool {
	if x.svc != nil && x.svc.compression == "NEVER" {
		return false
	}
	return chosenEncoding(strings.Join(x.r.Header["Accept-Encoding"], ",")) == enc
}

// encoding decides whether to compress a response, and how.
func (x *exchange) encoding(o *outgoing) string {
	if o.src == nil && len(o.data) == 0 || x.r.Method == http.MethodHead {
		return ""
	}
	mode := "AUTO"
	var only []string
	if x.svc != nil {
		mode, only = x.svc.compression, x.svc.compressed
	}
	accept := x.r.Header["Accept-Encoding"]
	if mode == "NEVER" || mode == "AUTO" && len(accept) == 0 || o.header.Get("Content-Encoding") != "" {
		return ""
	}
	for _, e := range o.extra {
		if e[0] == "Content-Encoding" {
			return ""
		}
	}
	if len(only) > 0 {
		ct := o.ctype
		if ct == "" {
			ct = o.header.Get("Content-Type")
		}
		if !mediaAllowed(ct, only) {
			return ""
		}
	}
	if len(accept) == 0 {
		return "gzip"
	}
	enc := chosenEncoding(strings.Join(accept, ","))
	if enc == "" && mode == "ALWAYS" {
		return "gzip"
	}
	return enc
}

// encoders are expensive to make.
var gzipPool = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// sendEncoded sends a response compressed.
func (x *exchange) sendEncoded(o *outgoing, enc string) {
	vary := strings.Join(append(o.header["Vary"], "Accept-Encoding"), ", ")
	o.extra = append(o.extra, [2]string{"Content-Encoding", enc}, [2]string{"Vary", vary})
	if o.src == nil {
		// In memory: the length is known once it is compressed.
		var out bytes.Buffer
		encode(&out, enc, func(w io.Writer) error {
			_, err := w.Write(o.data)
			return err
		})
		x.begin(o, int64(out.Len()))
		x.w.Write(out.Bytes())
		return
	}
	x.begin(o, -1)
	err := encode(x.w, enc, func(w io.Writer) error {
		buf := copyPool.Get().(*[]byte)
		defer copyPool.Put(buf)
		_, err := copyBody(w, o.src, *buf)
		return err
	})
	var be *bodyError
	if errors.As(err, &be) {
		x.broken.Store(true)
	}
}

func encode(dst io.Writer, enc string, f func(io.Writer) error) error {
	if enc == "deflate" {
		z := zlib.NewWriter(dst)
		if err := f(z); err != nil {
			return err
		}
		return z.Close()
	}
	z := gzipPool.Get().(*gzip.Writer)
	defer gzipPool.Put(z)
	z.Reset(dst)
	if err := f(z); err != nil {
		return err
	}
	return z.Close()
}
