package studio

import (
	"context"
	"crypto/tls"
	"encoding/base64"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"barre/configure"
	"barre/studio/model"
)

// services lists what can be tried, with where it answers now.
func (s *Server) services(pkg string, open opener) (any, error) {
	c, _, err := s.configuration(pkg, open)
	if err != nil {
		return nil, err
	}
	values := map[string]string{}
	for _, v := range c.vars {
		raw := c.cfg.Lookup(v.Module.Org, c.module(v), v.Name)
		if raw == nil || configure.Secret(v) {
			continue
		}
		id, _ := c.id(v)
		values[id] = raw.Text
		if raw.Node != nil {
			values[id] = raw.Node.Text
		}
	}
	list := c.p.TryServices(func(id string) string { return values[id] })
	s.mu.Lock()
	defer s.mu.Unlock()
	var sockets []Listening
	for _, x := range s.sessions {
		if x.pkg == pkg {
			sockets = append(sockets, x.open...)
		}
	}
	for i := range list {
		reached(&list[i], sockets)
	}
	if list == nil {
		list = []model.TryService{}
	}
	return list, nil
}

// reached notes where a service answers, if the program that runs has a socket for it.
// The program knows that best: a port may be an expression, or one that the system
// chooses. What it does not know by its declaration it may still have by its port.
func reached(t *model.TryService, open []Listening) {
	best := -1
	for _, o := range open {
		port := portOf(o.Address)
		if port == 0 {
			continue
		}
		if t.Port == port && best < 0 {
			t.Running = true
		}
		for _, s := range o.services {
			if s.Module != t.Module || strings.Trim(s.Path, "/") != strings.Trim(t.Path, "/") {
				continue
			}
			// Of those with the same path the one that is declared nearest; the text may have
			// changed since the program was started.
			distance := max(s.Line-t.Line, t.Line-s.Line)
			if filepath.Base(s.File) != filepath.Base(t.File) {
				distance += 1 << 20
			}
			if best < 0 || distance < best {
				best = distance
				t.Running, t.Port, t.Base = true, port, t.At(port, o.secure)
			}
		}
	}
}

// portOf is the port of an address; 0 when it has none.
func portOf(address string) int {
	_, p, err := net.SplitHostPort(address)
	if err != nil {
		return 0
	}
	n, _ := strconv.Atoi(p)
	return n
}

// Requests of Try It have limits.
const (
	tryTimeout = 60 * time.Second
	maxTryBody = 5 << 20
)

// tryRequest is a request to a service on this machine.
type tryRequest struct {
	Method  string      `json:"method"`
	URL     string      `json:"url"`
	Headers [][2]string `json:"headers"`
	Body    *string     `json:"body"`
}

// tryResponse is what the service answered.
type tryResponse struct {
	Status   int         `json:"status"`
	Reason   string      `json:"reason"`
	Headers  [][2]string `json:"headers"`
	Body     string      `json:"body"`
	Encoding string      `json:"encoding"` // utf8 or base64
	Ms       float64     `json:"ms"`
	Size     int         `json:"size"`
	// Cut says that the body was longer than what is shown.
	Cut bool `json:"cut,omitempty"`
}

// tryOut sends a request. It goes to this machine and nowhere else, whatever the name of
// the host resolves to.
func (t *tab) tryOut(p *tryRequest) (any, error) {
	u, err := url.Parse(p.URL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, failure(codeParams, "'%s' is not the address of a service: expected one as in http://127.0.0.1:9090/orders", p.URL)
	}
	if !loopbackHost(u.Host) {
		return nil, failure(codeFailed, "Try It sends to services on this machine only, not to '%s'", u.Hostname())
	}
	if len(p.Headers) > 200 {
		return nil, failure(codeParams, "a request can have 200 headers here")
	}
	ctx, stop := context.WithTimeout(t.ctx, tryTimeout)
	var body io.Reader
	if p.Body != nil {
		body = strings.NewReader(*p.Body)
	}
	req, err := http.NewRequestWithContext(ctx, strings.ToUpper(p.Method), p.URL, body)
	if err != nil {
		stop()
		return nil, failure(codeParams, "the request cannot be made: %v", strings.TrimPrefix(err.Error(), "net/http: "))
	}
	for _, h := range p.Headers {
		name := strings.TrimSpace(h[0])
		if name == "" {
			continue
		}
		if strings.EqualFold(name, "Host") {
			req.Host = h[1]
			continue
		}
		req.Header.Add(name, h[1])
	}
	if p.Body != nil && req.Header.Get("Content-Type") == "" {
		req.Header.Set("Content-Type", "application/json")
	}
	return promise(func() (any, error) {
		defer stop()
		return send(req)
	}), nil
}

// send sends a request and reads the answer.
func send(req *http.Request) (*tryResponse, error) {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	transport := &http.Transport{
		DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
			host, port, err := net.SplitHostPort(address)
			if err != nil {
				return nil, err
			}
			if ip := net.ParseIP(host); ip == nil {
				host = "127.0.0.1" // localhost
			} else if !ip.IsLoopback() {
				return nil, errors.New("not on this machine")
			}
			return dialer.DialContext(ctx, network, net.JoinHostPort(host, port))
		},
		// A service under development has the certificate that it has.
		TLSClientConfig:    &tls.Config{InsecureSkipVerify: true},
		DisableKeepAlives:  true,
		DisableCompression: true,
	}
	client := &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	began := time.Now()
	first := began
	req = req.WithContext(httptrace.WithClientTrace(req.Context(), &httptrace.ClientTrace{GotFirstResponseByte: func() { first = time.Now() }}))
	res, err := client.Do(req)
	if err != nil {
		return nil, unreachable(req, err)
	}
	defer res.Body.Close()
	content, err := io.ReadAll(io.LimitReader(res.Body, maxTryBody+1))
	if err != nil && len(content) == 0 {
		return nil, unreachable(req, err)
	}
	r := &tryResponse{
		Status: res.StatusCode, Reason: strings.TrimSpace(strings.TrimPrefix(res.Status, strconv.Itoa(res.StatusCode))),
		Headers: [][2]string{}, Encoding: "utf8", Ms: float64(first.Sub(began).Microseconds()) / 1000,
	}
	names := make([]string, 0, len(res.Header))
	for name := range res.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, v := range res.Header[name] {
			r.Headers = append(r.Headers, [2]string{name, strings.ToValidUTF8(v, "\uFFFD")})
		}
	}
	if len(content) > maxTryBody {
		content, r.Cut = content[:maxTryBody], true
		content = content[:wholeRunes(content)]
	}
	r.Size = len(content)
	if utf8.Valid(content) {
		r.Body = string(content)
	} else {
		r.Body, r.Encoding = base64.StdEncoding.EncodeToString(content), "base64"
	}
	return r, nil
}

// unreachable says why there is no answer.
func unreachable(req *http.Request, err error) error {
	var ne net.Error
	switch {
	case errors.As(err, &ne) && ne.Timeout(), errors.Is(err, context.DeadlineExceeded):
		return failure(codeFailed, "the service did not answer within %d seconds", int(tryTimeout.Seconds()))
	case errors.Is(err, context.Canceled):
		return failure(codeFailed, "the request was cancelled")
	}
	var oe *net.OpError
	if errors.As(err, &oe) && oe.Op == "dial" {
		return failure(codeFailed, "nothing answers at %s: run the project first", req.URL.Host)
	}
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return failure(codeFailed, "the service closed the connection without an answer")
	}
	return failure(codeFailed, "the request failed: %v", reason(err))
}
