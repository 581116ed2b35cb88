package http

import (
	"bufio"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The client's own HTTP/1.1. net/http's Transport gives every connection two
// goroutines and hands each request over to them and back, which costs a proxy
// about a fifth of its throughput; here the strand that sends a request writes
// to the connection and reads from it itself. Parsing responses is left to
// net/http. Whatever needs more (HTTP/2, proxies, 100-continue) goes through
// Transport: see transport.go.

// netError is a failure of the network; typ names the module's error type.
type netError struct{ typ, msg string }

func (e *netError) Error() string { return e.msg }

// connectError says that a server could not be reached, and why.
type connectError struct{ cause string }

func (e *connectError) Error() string { return "Something wrong with the connection: " + e.cause }

const (
	idleBeforeResponse = "Idle timeout triggered before initiating inbound response"
	idleInBody         = "Idle timeout triggered while reading inbound response entity body"
	closedBefore       = "Remote host closed the connection before initiating inbound response"
	closedInBody       = "Remote host closed the connection while reading inbound response body"
)

// wireRequest is a request as it goes to a connection.
type wireRequest struct {
	method string
	target string // path and query, as in "/a?b=c"
	host   string // header host
	header http.Header
	extra  [][2]string // headers that come before those of header
	skip   map[string]bool

	data    []byte // body in memory
	src     io.ReadCloser
	size    int64 // of src; -1 when it is not known
	chunked bool  // send the body in chunks whatever its size is
	trailer http.Header
}

func (w *wireRequest) hasBody() bool { return w.src != nil || len(w.data) > 0 }

// replayable reports that the request can be sent once more.
func (w *wireRequest) replayable() bool { return w.src == nil }

// poolKey identifies connections that can stand in for each other.
type poolKey struct {
	addr string
	tls  *tls.Config
}

// connPool holds the idle connections to one server.
type connPool struct {
	addr    string
	tls     *tls.Config
	connect time.Duration // how long to try
	shake   time.Duration // how long a TLS handshake may take
	noDelay bool
	maxIdle int
	idleFor time.Duration
	// slots limits the connections in use; nil for no limit.
	slots chan struct{}
	wait  time.Duration

	mu     sync.Mutex
	idle   []*conn
	all    map[*conn]struct{}
	closed bool
}

// conn is a connection to a server.
type conn struct {
	pool   *connPool
	nc     net.Conn
	br     *bufio.Reader
	bw     *bufio.Writer
	since  time.Time // idle since
	reused bool
	// head counts down the bytes that the head of a response may have; 0 for
	// no limit.
	head    int64
	headMax int64
}

// Read reads from the connection; it stops when the head of a response is too
// long.
func (c *conn) Read(p []byte) (int, error) {
	if c.headMax > 0 {
		if c.head <= 0 {
			return 0, errHeadTooLong
		}
		if int64(len(p)) > c.head {
			p = p[:c.head]
		}
	}
	n, err := c.nc.Read(p)
	c.head -= int64(n)
	return n, err
}

var errHeadTooLong = errors.New("head of the response is too long")

// get returns a connection, an idle one when fresh is false and there is one.
func (p *connPool) get(ctx context.Context, fresh bool) (*conn, error) {
	if p.slots != nil {
		select {
		case p.slots <- struct{}{}:
		default:
			t := time.NewTimer(p.wait)
			defer t.Stop()
			select {
			case p.slots <- struct{}{}:
			case <-t.C:
				return nil, &netError{"MaximumWaitTimeExceededError", "Could not obtain a connection within maximum wait time"}
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
	}
	for !fresh {
		c := p.pop()
		if c == nil {
			break
		}
		if alive(c.nc) {
			c.reused = true
			return c, nil
		}
		p.forget(c)
	}
	c, err := p.dial(ctx)
	if err != nil {
		p.release()
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.all == nil {
		p.all = map[*conn]struct{}{}
	}
	p.all[c] = struct{}{}
	return c, nil
}

// forget closes a connection.
func (p *connPool) forget(c *conn) {
	p.mu.Lock()
	p.close1(c)
	p.mu.Unlock()
}

func (p *connPool) close1(c *conn) {
	delete(p.all, c)
	c.nc.Close()
}

func (p *connPool) pop() *conn {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.idle)
	if n == 0 {
		return nil
	}
	c := p.idle[n-1]
	p.idle[n-1] = nil
	p.idle = p.idle[:n-1]
	if p.idleFor > 0 && time.Since(c.since) > p.idleFor {
		// It was the youngest: the others have expired as well.
		for _, o := range p.idle {
			p.close1(o)
		}
		clear(p.idle)
		p.idle = p.idle[:0]
		p.close1(c)
		return nil
	}
	return c
}

func (p *connPool) release() {
	if p.slots != nil {
		<-p.slots
	}
}

// put returns a connection for the next request.
func (p *connPool) put(c *conn) {
	p.release()
	c.since = time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || len(p.idle) >= p.maxIdle {
		p.close1(c)
		return
	}
	// The oldest stand in front.
	if p.idleFor > 0 && len(p.idle) > 0 && c.since.Sub(p.idle[0].since) > p.idleFor {
		n := 0
		for n < len(p.idle) && c.since.Sub(p.idle[n].since) > p.idleFor {
			p.close1(p.idle[n])
			n++
		}
		p.idle = append(p.idle[:0], p.idle[n:]...)
	}
	p.idle = append(p.idle, c)
}

// drop closes a connection that cannot be used again.
func (p *connPool) drop(c *conn) {
	p.release()
	p.forget(c)
}

// close closes every connection, when the program ends.
func (p *connPool) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for c := range p.all {
		c.nc.Close()
	}
	p.idle, p.all = nil, nil
}

func (p *connPool) dial(ctx context.Context) (*conn, error) {
	d := net.Dialer{Timeout: p.connect}
	nc, err := d.DialContext(ctx, "tcp", p.addr)
	if err != nil {
		return nil, dialFailure(p.addr, err)
	}
	if tc, ok := nc.(*net.TCPConn); ok && !p.noDelay {
		tc.SetNoDelay(false)
	}
	if p.tls != nil {
		cfg := p.tls
		if cfg.ServerName == "" {
			cfg = cfg.Clone()
			cfg.ServerName, _, _ = net.SplitHostPort(p.addr)
		}
		t := tls.Client(nc, cfg)
		shake := p.shake
		if shake <= 0 {
			shake = 30 * time.Second
		}
		hctx, cancel := context.WithTimeout(ctx, shake)
		err := t.HandshakeContext(hctx)
		cancel()
		if err != nil {
			nc.Close()
			return nil, tlsFailure(p.addr, err)
		}
		nc = t
	}
	c := &conn{pool: p, nc: nc}
	c.br = bufio.NewReaderSize(c, 4096)
	c.bw = bufio.NewWriterSize(nc, 4096)
	return c, nil
}

// dialFailure says why there is no connection, with the address in the form
// host/ip:port.
func dialFailure(addr string, err error) error {
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return &connectError{"Failed to resolve '" + dns.Name + "'"}
	}
	shown := addr
	host, port, _ := net.SplitHostPort(addr)
	var oe *net.OpError
	if errors.As(err, &oe) && oe.Addr != nil {
		if ip, _, e := net.SplitHostPort(oe.Addr.String()); e == nil && ip != host {
			shown = host + "/" + net.JoinHostPort(ip, port)
		} else if e == nil {
			shown = "/" + addr
		}
	}
	switch {
	case isRefused(err):
		return &connectError{"Connection refused: " + shown}
	case isTimeout(err):
		return &connectError{"connection timed out: " + shown}
	}
	if oe != nil {
		return &connectError{oe.Err.Error() + ": " + shown}
	}
	return &connectError{err.Error()}
}

func tlsFailure(addr string, err error) error {
	return &netError{"SslError", "SSL connection failed:" + err.Error() + " " + addr}
}

func isTimeout(err error) bool {
	var ne net.Error
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.As(err, &ne) && ne.Timeout()
}

// h1 sends requests over connections of its own.
type h1 struct {
	pool      *connPool
	timeout   time.Duration // for the response and each further part of it
	keepAlive bool
	limits    responseLimits
}

// responseLimits bound what a server may answer; 0 for no limit, -1 for no
// limit of the body.
type responseLimits struct{ line, head, body int64 }

// invalid names the field of ResponseLimitConfigs that has a negative value
// without meaning, "" when there is none.
func (l responseLimits) invalid() (field string, value int64) {
	switch {
	case l.line < 0:
		return "maxStatusLineLength", l.line
	case l.head < 0:
		return "maxHeaderSize", l.head
	case l.body < -1:
		return "maxEntityBodySize", l.body
	}
	return "", 0
}

// roundTrip sends a request and returns the response, whose body is still on
// its way.
func (h *h1) roundTrip(ctx context.Context, w *wireRequest) (*http.Response, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for fresh := false; ; fresh = true {
		c, err := h.pool.get(ctx, fresh)
		if err != nil {
			return nil, err
		}
		resp, sent, err := h.exchange(ctx, c, w)
		if err == nil {
			return resp, nil
		}
		// A server may close an idle connection at the very moment it is used
		// again. Where nothing came back the request is sent once more, if it
		// did not reach the server or may reach it twice.
		var ne *netError
		again := c.reused && errors.As(err, &ne) && ne.msg == closedBefore && w.replayable() && (!sent || idempotent(w.method))
		if !again || ctx.Err() != nil {
			return nil, err
		}
	}
}

func idempotent(method string) bool {
	switch method {
	case "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE":
		return true
	}
	return false
}

// syncBody is the largest body that is written before the response is read. A
// larger one is written beside it: a server that answers while it still reads
// would otherwise wait for a client that still writes.
const syncBody = 64 << 10

// exchange sends a request over a connection. sent tells whether the server
// may have got it.
func (h *h1) exchange(ctx context.Context, c *conn, w *wireRequest) (resp *http.Response, sent bool, err error) {
	if h.timeout > 0 {
		c.nc.SetReadDeadline(time.Now().Add(h.timeout))
	} else {
		c.nc.SetReadDeadline(time.Time{})
	}
	var stop func() bool
	if ctx.Done() != nil {
		stop = context.AfterFunc(ctx, func() { c.nc.SetDeadline(time.Unix(1, 0)) })
	}
	fail := func(err error) (*http.Response, bool, error) {
		if stop != nil {
			stop()
		}
		h.pool.drop(c)
		if w.src != nil {
			w.src.Close()
		}
		if e := ctx.Err(); e != nil {
			return nil, true, e
		}
		return nil, sent, err
	}
	var writing chan error
	if w.src == nil && len(w.data) <= syncBody || w.src != nil && w.size >= 0 && w.size <= syncBody {
		err = h.write(c, w)
		if w.src != nil {
			w.src.Close()
		}
	} else {
		writing = make(chan error, 1)
		go func() {
			err := h.write(c, w)
			if w.src != nil {
				w.src.Close()
			}
			writing <- err
		}()
	}
	var bodyErr *bodyError
	if errors.As(err, &bodyErr) {
		return fail(bodyErr.err)
	}
	if err != nil && c.br.Buffered() == 0 {
		// The server may have answered before it closed.
		sent = true
		c.nc.SetReadDeadline(time.Now().Add(time.Second))
	}
	sent = true
	resp, rerr := h.read(c, w)
	if rerr != nil {
		if writing != nil {
			c.nc.SetDeadline(time.Unix(1, 0))
			if werr := <-writing; errors.As(werr, &bodyErr) {
				rerr = bodyErr.err
			}
		}
		return fail(rerr)
	}
	b := &connBody{h: h, c: c, rc: resp.Body, writing: writing, stop: stop, last: time.Now(), left: -1}
	b.keep = h.keepAlive && !resp.Close && err == nil
	if h.limits.body >= 0 {
		if resp.ContentLength > h.limits.body {
			b.keep = false
			b.done(false)
			return nil, true, &netError{"ClientError", entityTooLong(h.limits.body)}
		}
		b.left = h.limits.body
	}
	if resp.ContentLength == 0 || resp.Body == http.NoBody || w.method == http.MethodHead {
		b.done(true)
		resp.Body = http.NoBody
		return resp, true, nil
	}
	resp.Body = b
	return resp, true, nil
}

func entityTooLong(n int64) string {
	return fmt.Sprintf("Response max entity body length exceeds: Entity body is larger than %d bytes. ", n)
}

// bodyError is a failure of the source of a request's body.
type bodyError struct{ err error }

func (e *bodyError) Error() string { return e.err.Error() }

// hopHeaders are the headers that belong to one connection, and those that are
// written on their own.
func hopHeader(k string) bool {
	switch k {
	case "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Proxy-Connection", "Te", "Trailer", "Upgrade", "Http2-Settings":
		return true
	}
	return false
}

func (h *h1) write(c *conn, w *wireRequest) error {
	bw := c.bw
	bw.Reset(c.nc)
	bw.WriteString(w.method)
	bw.WriteByte(' ')
	bw.WriteString(w.target)
	bw.WriteString(" HTTP/1.1\r\nHost: ")
	bw.WriteString(w.host)
	bw.WriteString("\r\n")
	writeHeader := func(k, v string) {
		bw.WriteString(k)
		bw.WriteString(": ")
		bw.WriteString(v)
		bw.WriteString("\r\n")
	}
	for _, e := range w.extra {
		writeHeader(e[0], e[1])
	}
	for k, vs := range w.header {
		if hopHeader(k) || w.skip[k] {
			continue
		}
		for _, v := range vs {
			writeHeader(k, v)
		}
	}
	if !h.keepAlive {
		bw.WriteString("Connection: close\r\n")
	}
	chunked := w.chunked && w.hasBody() || w.src != nil && w.size < 0
	switch {
	case chunked:
		bw.WriteString("Transfer-Encoding: chunked\r\n")
	case w.src != nil:
		bw.WriteString("Content-Length: ")
		bw.WriteString(strconv.FormatInt(w.size, 10))
		bw.WriteString("\r\n")
	case len(w.data) > 0 || takesEmptyBody(w.method):
		bw.WriteString("Content-Length: ")
		bw.WriteString(strconv.Itoa(len(w.data)))
		bw.WriteString("\r\n")
	}
	bw.WriteString("\r\n")
	switch {
	case chunked:
		if err := writeChunks(bw, w); err != nil {
			return err
		}
	case w.src != nil:
		buf := copyPool.Get().(*[]byte)
		n, err := copyBody(bw, w.src, *buf)
		copyPool.Put(buf)
		if err != nil {
			return err
		}
		if n != w.size {
			return &bodyError{io.ErrUnexpectedEOF}
		}
	default:
		bw.Write(w.data)
	}
	return bw.Flush()
}

// takesEmptyBody reports whether a request without body says that its length
// is 0.
func takesEmptyBody(method string) bool {
	switch method {
	case "POST", "PUT", "PATCH":
		return true
	}
	return false
}

// copyBody copies a body and tells the failures of its source from those of
// the connection.
func copyBody(dst io.Writer, src io.Reader, buf []byte) (total int64, err error) {
	for {
		n, rerr := src.Read(buf)
		if n > 0 {
			total += int64(n)
			if _, err := dst.Write(buf[:n]); err != nil {
				return total, err
			}
		}
		if rerr == io.EOF {
			return total, nil
		}
		if rerr != nil {
			return total, &bodyError{rerr}
		}
	}
}

func writeChunks(bw *bufio.Writer, w *wireRequest) error {
	chunk := func(b []byte) error {
		if len(b) == 0 {
			return nil
		}
		bw.WriteString(strconv.FormatInt(int64(len(b)), 16))
		bw.WriteString("\r\n")
		bw.Write(b)
		_, err := bw.WriteString("\r\n")
		return err
	}
	if w.src == nil {
		if err := chunk(w.data); err != nil {
			return err
		}
	} else {
		buf := copyPool.Get().(*[]byte)
		defer copyPool.Put(buf)
		for {
			n, rerr := w.src.Read(*buf)
			if err := chunk((*buf)[:n]); err != nil {
				return err
			}
			if n > 0 {
				// What has come is sent: the server may be waiting for it.
				if err := bw.Flush(); err != nil {
					return err
				}
			}
			if rerr == io.EOF {
				break
			}
			if rerr != nil {
				return &bodyError{rerr}
			}
		}
	}
	bw.WriteString("0\r\n")
	for k, vs := range w.trailer {
		for _, v := range vs {
			bw.WriteString(k + ": " + v + "\r\n")
		}
	}
	_, err := bw.WriteString("\r\n")
	return err
}

// read reads the head of the response.
func (h *h1) read(c *conn, w *wireRequest) (*http.Response, error) {
	for {
		if h.limits.head > 0 {
			c.headMax = h.limits.head + h.limits.line + 4096
			c.head = c.headMax
		}
		if err := h.firstLine(c); err != nil {
			return nil, err
		}
		before := c.head + int64(c.br.Buffered())
		resp, err := http.ReadResponse(c.br, methodOnly(w.method))
		if err != nil {
			return nil, h.readFailure(err)
		}
		if h.limits.head > 0 {
			if used := before - c.head - int64(c.br.Buffered()); used > h.limits.head {
				return nil, h.headTooLong()
			}
		}
		c.headMax = 0
		// 1xx responses but 101 are followed by the response.
		if resp.StatusCode >= 200 || resp.StatusCode == http.StatusSwitchingProtocols {
			return resp, nil
		}
	}
}

// methodOnly is what ReadResponse has to know: whether there can be a body.
func methodOnly(method string) *http.Request {
	if method == http.MethodHead {
		return &http.Request{Method: http.MethodHead}
	}
	return nil
}

// firstLine waits for the response and checks the length of its first line.
func (h *h1) firstLine(c *conn) error {
	if _, err := c.br.Peek(1); err != nil {
		return h.readFailure(err)
	}
	if h.limits.line <= 0 {
		return nil
	}
	b, _ := c.br.Peek(c.br.Buffered())
	for i, ch := range b {
		if ch == '\n' {
			return nil
		}
		if int64(i) > h.limits.line {
			break
		}
	}
	if int64(len(b)) > h.limits.line {
		return &netError{"ClientError", fmt.Sprintf("Response max status line length exceeds: An HTTP line is larger than %d bytes.", h.limits.line)}
	}
	return nil
}

func (h *h1) headTooLong() error {
	return &netError{"ClientError", fmt.Sprintf("Response max header size exceeds: HTTP header is larger than %d bytes.", h.limits.head)}
}

func (h *h1) readFailure(err error) error {
	switch {
	case errors.Is(err, errHeadTooLong):
		return h.headTooLong()
	case isTimeout(err):
		return &netError{"IdleTimeoutError", idleBeforeResponse}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), isReset(err):
		return &netError{"InitializingInboundResponseError", closedBefore}
	}
	return &netError{"InitializingInboundResponseError", err.Error()}
}

// connBody is the body of a response; when it ends the connection goes back to
// its pool.
type connBody struct {
	h       *h1
	c       *conn
	rc      io.ReadCloser
	writing chan error // of a request body that is still being written
	stop    func() bool
	keep    bool
	left    int64 // of the limit of the body, -1 without limit
	last    time.Time

	mu    sync.Mutex
	ended bool
	err   error
}

func (b *connBody) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return 0, b.err
	}
	if b.h.timeout > 0 {
		// The deadline was set when the request was sent; it is moved when a
		// good part of it is over.
		if now := time.Now(); now.Sub(b.last) > b.h.timeout/8 {
			b.last = now
			b.c.nc.SetReadDeadline(now.Add(b.h.timeout))
		}
	}
	n, err := b.rc.Read(p)
	if b.left >= 0 {
		if b.left -= int64(n); b.left < 0 {
			b.finish(&netError{"ClientError", entityTooLong(b.h.limits.body)}, false)
			return 0, b.err
		}
	}
	if err != nil {
		b.finish(bodyFailure(err), err == io.EOF)
		return n, b.err
	}
	return n, nil
}

func bodyFailure(err error) error {
	switch {
	case err == io.EOF:
		return err
	case isTimeout(err):
		return &netError{"IdleTimeoutError", idleInBody}
	case errors.Is(err, io.ErrUnexpectedEOF), isReset(err):
		return &netError{"ReadingInboundResponseBodyError", closedInBody}
	}
	return &netError{"ReadingInboundResponseBodyError", err.Error()}
}

// Close gives the connection up when the body has not been read to its end.
func (b *connBody) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.ended {
		b.finish(errBodyClosed, false)
	}
	return nil
}

var errBodyClosed = errors.New("body is closed")

func (b *connBody) finish(err error, clean bool) {
	b.ended, b.err = true, err
	b.done(clean)
}

// done returns the connection to its pool, or closes it.
func (b *connBody) done(clean bool) {
	if b.stop != nil && !b.stop() {
		clean = false
	}
	if b.writing != nil {
		select {
		case err := <-b.writing:
			clean = clean && err == nil
		default:
			// The server did not wait for the whole request.
			clean = false
		}
	}
	if clean && b.keep && b.c.br.Buffered() == 0 {
		b.c.pool.put(b.c)
		return
	}
	b.c.pool.drop(b.c)
}

// validTarget makes a path and query fit for a request line: characters that
// may not stand there are percent-encoded, what is encoded already stays.
func validTarget(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = targetByte(s[i]) && (s[i] != '%' || i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]))
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == '%' && !(i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])) || !targetByte(c) {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func targetByte(c byte) bool {
	return c > ' ' && c < 0x7f && !strings.ContainsRune("\"<>\\^`{|}#", rune(c))
}
