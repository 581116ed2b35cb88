package kafka

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/twmb/franz-go/pkg/kerr"
	"github.com/twmb/franz-go/pkg/kgo"
	"github.com/twmb/franz-go/pkg/kmsg"
	"github.com/twmb/franz-go/pkg/sasl"
	"github.com/twmb/franz-go/pkg/sasl/plain"
	"github.com/twmb/franz-go/pkg/sasl/scram"
)

// base is what producers and consumers share: where to connect and how, and
// what is known of the connections.
type base struct {
	servers []string
	opts    []kgo.Opt
	request time.Duration // for the answer to a request

	mechanism string // of the login, "" without

	mu      sync.Mutex
	live    map[net.Conn]bool // connections to brokers
	last    error             // of the last attempt to connect, nil when it worked
	login   bool              // one has begun and is not through
	refused bool              // the last login failed
	reached bool              // a broker has answered
}

// newBase reads what producers and consumers share out of a configuration.
func newBase(addrs []string, p *props, s security) (*base, error) {
	b := &base{servers: addrs, live: map[net.Conn]bool{}}
	if err := resolvable(addrs); err != nil {
		return nil, err
	}
	b.request = p.duration("request.timeout.ms", 30*time.Second)
	backoff := p.duration("retry.backoff.ms", 100*time.Millisecond)
	reconnect := p.duration("reconnect.backoff.ms", 50*time.Millisecond)
	reconnectMax := max(p.duration("reconnect.backoff.max.ms", time.Second), reconnect)
	dialer := &net.Dialer{Timeout: p.duration("socket.connection.setup.timeout.ms", 10*time.Second)}
	send, receive := int(p.int("send.buffer.bytes", -1, -1)), int(p.int("receive.buffer.bytes", -1, -1))
	b.opts = []kgo.Opt{
		kgo.SeedBrokers(addrs...),
		kgo.WithHooks(b),
		kgo.AllowAutoTopicCreation(),
		kgo.RequestTimeoutOverhead(max(b.request, 100*time.Millisecond)),
		kgo.MetadataMaxAge(max(p.duration("metadata.max.age.ms", 5*time.Minute), time.Second)),
		kgo.MetadataMinAge(250 * time.Millisecond),
		kgo.RetryBackoffFn(func(tries int) time.Duration {
			return max(backoff, min(reconnect<<min(max(tries-1, 0), 20), reconnectMax))
		}),
		// What clients send about themselves concerns nobody here.
		kgo.DisableClientMetrics(),
	}
	if idle := p.duration("connections.max.idle.ms", 9*time.Minute); idle > 0 {
		b.opts = append(b.opts, kgo.ConnIdleTimeout(idle))
	}
	if id, ok := p.str("client.id"); ok {
		b.opts = append(b.opts, kgo.ClientID(id))
	}
	protocol := p.oneOf("security.protocol", "PLAINTEXT", "PLAINTEXT", "SASL_PLAINTEXT", "SASL_SSL", "SSL")
	anyName := p.or("ssl.endpoint.identification.algorithm", "https") == ""
	if strings.HasPrefix(protocol, "SASL") {
		if !s.login {
			return nil, &unusable{errors.New("the security protocol " + protocol + " needs the field 'auth'")}
		}
		var m sasl.Mechanism
		switch b.mechanism = s.mechanism; s.mechanism {
		case "SCRAM-SHA-256":
			m = scram.Auth{User: s.user, Pass: s.pass}.AsSha256Mechanism()
		case "SCRAM-SHA-512":
			m = scram.Auth{User: s.user, Pass: s.pass}.AsSha512Mechanism()
		default:
			m = plain.Auth{User: s.user, Pass: s.pass}.AsMechanism()
		}
		b.opts = append(b.opts, kgo.SASL(watched{m, b}))
	}
	// A socket that is configured must work, whether it is used or not.
	conf, err := s.tlsConfig(anyName)
	if err != nil {
		return nil, &unusable{err}
	}
	secure := strings.HasSuffix(protocol, "SSL")
	b.opts = append(b.opts, kgo.Dialer(func(ctx context.Context, network, host string) (net.Conn, error) {
		return dial(ctx, dialer, network, host, send, receive, secure, conf)
	}))
	return b, nil
}

func dial(ctx context.Context, d *net.Dialer, network, addr string, send, receive int, secure bool, conf *tls.Config) (net.Conn, error) {
	if ctx.Err() != nil {
		return nil, &untried{ctx.Err()}
	}
	start := time.Now()
	conn, err := d.DialContext(ctx, network, addr)
	if err != nil {
		if ctx.Err() != nil && time.Since(start) < 100*time.Millisecond {
			err = &untried{err}
		}
		return nil, err
	}
	if t, ok := conn.(*net.TCPConn); ok {
		// Sizes are wishes; the system may have its own idea.
		if send > 0 {
			_ = t.SetWriteBuffer(send)
		}
		if receive > 0 {
			_ = t.SetReadBuffer(receive)
		}
	}
	if !secure {
		return conn, nil
	}
	c := conf.Clone()
	if c.ServerName, _, err = net.SplitHostPort(addr); err != nil {
		conn.Close()
		return nil, err
	}
	tc := tls.Client(conn, c)
	if err := tc.HandshakeContext(ctx); err != nil {
		conn.Close()
		if errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET) || ctx.Err() != nil {
			return nil, err // not a word from the other side
		}
		return nil, &handshakeError{err}
	}
	return tc, nil
}

// unusable says that what a configuration says of logins and encryption cannot
// be used.
type unusable struct{ err error }

func (*unusable) Error() string { return "Failed to create new NetworkClient" }

func (u *unusable) Unwrap() error { return u.err }

// handshakeError is the failure to encrypt a connection.
type handshakeError struct{ err error }

func (e *handshakeError) Error() string { return "SSL handshake failed" }

func (e *handshakeError) Unwrap() error { return e.err }

// untried says that there was no time to connect, which tells nothing of the
// broker.
type untried struct{ err error }

func (u *untried) Error() string { return u.err.Error() }

func (u *untried) Unwrap() error { return u.err }

// resolvable checks addresses: each must be host:port, and one of the hosts
// must have an address.
func resolvable(addrs []string) error {
	found := false
	for _, a := range addrs {
		host, port, err := net.SplitHostPort(a)
		if err != nil || port == "" {
			return fmt.Errorf("Invalid url in bootstrap.servers: %s", a)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		ips, err := net.DefaultResolver.LookupHost(ctx, host)
		cancel()
		found = found || err == nil && len(ips) > 0
	}
	if !found {
		return errors.New("No resolvable bootstrap urls given in bootstrap.servers")
	}
	return nil
}

// OnBrokerConnect counts connections.
// The error may be one of the login; the connection has ended by then.
func (b *base) OnBrokerConnect(_ kgo.BrokerMetadata, _ time.Duration, conn net.Conn, err error) {
	if _, ok := errors.AsType[*untried](err); ok {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.last = err; err == nil {
		b.live[conn] = true
	}
	b.login, b.refused = false, err != nil && b.login
}

// OnBrokerDisconnect counts connections.
func (b *base) OnBrokerDisconnect(_ kgo.BrokerMetadata, conn net.Conn) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.live, conn)
}

// watched is a mechanism of logins that tells whether they go through: brokers
// may just end the connection where one does not.
type watched struct {
	sasl.Mechanism
	b *base
}

func (w watched) Authenticate(ctx context.Context, host string) (sasl.Session, []byte, error) {
	w.b.setLogin(true)
	s, first, err := w.Mechanism.Authenticate(ctx, host)
	return watchedSession{s, w.b}, first, err
}

type watchedSession struct {
	sasl.Session
	b *base
}

func (w watchedSession) Challenge(c []byte) (bool, []byte, error) {
	done, next, err := w.Session.Challenge(c)
	if done && err == nil {
		w.b.setLogin(false)
	}
	return done, next, err
}

func (b *base) setLogin(begun bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.login = begun
	b.refused = b.refused && begun
}

// reach makes sure that a broker answers.
func (b *base) reach(ctx context.Context, cl *kgo.Client) error {
	b.mu.Lock()
	fine := b.reached && len(b.live) > 0
	b.mu.Unlock()
	if fine {
		return nil
	}
	for {
		err := cl.Ping(ctx)
		if err == nil {
			b.mu.Lock()
			b.reached = true
			b.mu.Unlock()
			return nil
		}
		if r := refusal(err); r != nil {
			return r
		}
		if d := b.denied(); d != nil {
			return d
		}
		select {
		case <-ctx.Done():
			if e := b.unavailable(); e != nil {
				return e
			}
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// denied is the error for a login that failed.
func (b *base) denied() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case !b.refused:
		return nil
	case strings.HasPrefix(b.mechanism, "SCRAM"):
		return errors.New("Authentication failed during authentication due to invalid credentials with SASL mechanism " + b.mechanism)
	}
	return errors.New("Authentication failed: Invalid username or password")
}

// unavailable is the error for brokers that could not be reached, nil when
// there is a connection or none was tried yet.
func (b *base) unavailable() error {
	if d := b.denied(); d != nil {
		return d
	}
	b.mu.Lock()
	live, last := len(b.live) > 0, b.last
	b.mu.Unlock()
	if live {
		return nil
	}
	if r := refusal(last); r != nil {
		return r
	}
	// Brokers that hang up may speak another protocol than the client; that
	// they are there is known.
	if op, ok := errors.AsType[*net.OpError](last); ok && op.Op == "dial" {
		return &offline{strings.Join(b.servers, ",")}
	}
	return nil
}

// offline says that no broker answers.
type offline struct{ servers string }

func (o *offline) Error() string {
	return "Server might not be available at " + o.servers + ". No active connections found."
}

// refusal takes an error of connecting for what it is: a login or an
// encryption that failed, nil for anything else.
func refusal(err error) error {
	var h *handshakeError
	var ca x509.UnknownAuthorityError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &h), errors.As(err, &ca):
		return errors.New("SSL handshake failed")
	case errors.Is(err, kerr.UnsupportedSaslMechanism):
		return errors.New("Authentication failed: the server does not know the mechanism of the login")
	case errors.Is(err, kerr.IllegalSaslState):
		return errors.New("Authentication failed: the server does not accept logins this way")
	case errors.Is(err, kerr.SaslAuthenticationFailed):
		// The broker's own words are behind those of the code.
		if _, text, ok := strings.Cut(err.Error(), kerr.SaslAuthenticationFailed.Error()+": "); ok && text != "" {
			return errors.New(text)
		}
		return errors.New("Authentication failed: Invalid username or password")
	}
	return nil
}

// explain gives the text of an error.
func explain(err error) string {
	if r := refusal(err); r != nil {
		return r.Error()
	}
	var ke *kerr.Error
	var slow *slowOffsets
	switch {
	case errors.As(err, &slow):
		return slow.Error()
	case errors.As(err, &ke):
		return ke.Description
	case errors.Is(err, context.DeadlineExceeded):
		return "The operation timed out"
	case errors.Is(err, context.Canceled):
		return "The operation was cancelled"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "Connection refused"
	case errors.Is(err, kgo.ErrRecordTimeout):
		return "The record could not be delivered in time"
	case errors.Is(err, kgo.ErrRecordRetries):
		return "The record could not be delivered in the given number of tries"
	case errors.Is(err, kgo.ErrMaxBuffered):
		return "There is no room for the record in the producer's memory"
	}
	return err.Error()
}

// partitions gives the number of partitions of topics, asking for them to be
// created when they are not there, until ctx ends. The error names the first
// topic that is not known.
func partitions(ctx context.Context, cl *kgo.Client, topics ...string) (map[string]int, error) {
	r := map[string]int{}
	for wait := 20 * time.Millisecond; ; wait = min(2*wait, 500*time.Millisecond) {
		req := kmsg.NewPtrMetadataRequest()
		req.AllowAutoTopicCreation = true
		for _, t := range topics {
			if _, ok := r[t]; !ok {
				rt := kmsg.NewMetadataRequestTopic()
				rt.Topic = kmsg.StringPtr(t)
				req.Topics = append(req.Topics, rt)
			}
		}
		if len(req.Topics) == 0 {
			return r, nil
		}
		resp, err := req.RequestWith(ctx, cl)
		if err == nil {
			for _, t := range resp.Topics {
				if t.Topic == nil {
					continue
				}
				if err = kerr.ErrorForCode(t.ErrorCode); err == nil && leaders(t.Partitions) {
					r[*t.Topic] = len(t.Partitions)
				} else if err != nil && !kerr.IsRetriable(err) {
					return r, err
				}
			}
			if len(r) == len(topics) {
				return r, nil
			}
		} else if re := refusal(err); re != nil {
			return r, re
		}
		select {
		case <-ctx.Done():
			return r, ctx.Err()
		case <-time.After(wait):
		}
	}
}

// leaders tells whether all partitions have a leader.
func leaders(ps []kmsg.MetadataResponseTopicPartition) bool {
	for _, p := range ps {
		if p.Leader < 0 {
			return false
		}
	}
	return len(ps) > 0
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
