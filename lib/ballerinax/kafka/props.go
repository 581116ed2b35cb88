package kafka

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"barre/value"
)

// props are the settings of a client by the names that Kafka's own clients give
// them: what the fields of a configuration record say, overlaid by its
// additionalProperties.
type props struct {
	m     map[string]string
	extra map[string]bool // from additionalProperties, not read yet
	err   error           // the first value that could not be read
}

// setting is how a field of a configuration record becomes a property: in
// milliseconds for times.
type setting struct {
	field, name string
	millis      bool
}

var commonSettings = []setting{
	{"clientId", "client.id", false},
	{"metadataMaxAge", "metadata.max.age.ms", true},
	{"sendBuffer", "send.buffer.bytes", false},
	{"receiveBuffer", "receive.buffer.bytes", false},
	{"requestTimeout", "request.timeout.ms", true},
	{"securityProtocol", "security.protocol", false},
}

var consumerSettings = []setting{
	{"groupId", "group.id", false},
	{"offsetReset", "auto.offset.reset", false},
	{"partitionAssignmentStrategy", "partition.assignment.strategy", false},
	{"isolationLevel", "isolation.level", false},
	{"sessionTimeout", "session.timeout.ms", true},
	{"heartBeatInterval", "heartbeat.interval.ms", true},
	{"autoCommitInterval", "auto.commit.interval.ms", true},
	{"maxPartitionFetchBytes", "max.partition.fetch.bytes", false},
	{"fetchMinBytes", "fetch.min.bytes", false},
	{"fetchMaxBytes", "fetch.max.bytes", false},
	{"fetchMaxWaitTime", "fetch.max.wait.ms", true},
	{"reconnectBackoffTime", "reconnect.backoff.ms", true},
	{"reconnectBackoffTimeMax", "reconnect.backoff.max.ms", true},
	{"retryBackoff", "retry.backoff.ms", true},
	{"connectionMaxIdleTime", "connections.max.idle.ms", true},
	{"maxPollRecords", "max.poll.records", false},
	{"maxPollInterval", "max.poll.interval.ms", true},
	{"defaultApiTimeout", "default.api.timeout.ms", true},
	{"autoCommit", "enable.auto.commit", false},
	{"checkCRCS", "check.crcs", false},
	{"excludeInternalTopics", "exclude.internal.topics", false},
}

var producerSettings = []setting{
	{"acks", "acks", false},
	{"compressionType", "compression.type", false},
	{"partitionerClass", "partitioner.class", false},
	{"transactionalId", "transactional.id", false},
	{"bufferMemory", "buffer.memory", false},
	{"retryCount", "retries", false},
	{"batchSize", "batch.size", false},
	{"linger", "linger.ms", true},
	{"maxRequestSize", "max.request.size", false},
	{"reconnectBackoffTime", "reconnect.backoff.ms", true},
	{"reconnectBackoffMaxTime", "reconnect.backoff.max.ms", true},
	{"retryBackoffTime", "retry.backoff.ms", true},
	{"maxBlock", "max.block.ms", true},
	{"maxInFlightRequestsPerConnection", "max.in.flight.requests.per.connection", false},
	{"connectionsMaxIdleTime", "connections.max.idle.ms", true},
	{"transactionTimeout", "transaction.timeout.ms", true},
	{"enableIdempotence", "enable.idempotence", false},
}

// readProps takes a configuration record apart.
func readProps(m *value.Map, settings ...[]setting) *props {
	p := &props{m: map[string]string{}, extra: map[string]bool{}}
	for _, list := range settings {
		for _, s := range list {
			v, ok := m.Get(s.field)
			if !ok || v == nil {
				continue
			}
			if s.millis {
				ms, ok := millis(v)
				if !ok {
					p.fail("field '%s' is out of range", s.field)
				}
				p.m[s.name] = strconv.FormatInt(ms, 10)
				continue
			}
			p.m[s.name] = textOf(v)
		}
	}
	if extra, ok := m.Field("additionalProperties").(*value.Map); ok {
		for i, k := range extra.Keys() {
			p.m[k] = textOf(extra.ValueAt(i))
			p.extra[k] = true
		}
	}
	return p
}

func textOf(v value.Value) string {
	if s, ok := v.(*value.String); ok {
		return s.String()
	}
	return value.ToString(v)
}

// millis converts seconds.
func millis(v value.Value) (int64, bool) {
	switch v := v.(type) {
	case value.Int:
		return int64(v) * 1000, v > math.MinInt64/1000 && v < math.MaxInt64/1000
	case value.Decimal:
		d, err := value.DecimalMul(v, value.DecimalFromInt(1000))
		if err != nil {
			return 0, false
		}
		return value.DecimalToInt(d)
	}
	return 0, false
}

func (p *props) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, args...)
	}
}

// str reads a property.
func (p *props) str(name string) (string, bool) {
	v, ok := p.m[name]
	delete(p.extra, name)
	return v, ok
}

// or reads a property that has a default.
func (p *props) or(name, def string) string {
	if v, ok := p.str(name); ok {
		return v
	}
	return def
}

func (p *props) bool(name string, def bool) bool {
	v, ok := p.str(name)
	if !ok {
		return def
	}
	b, err := strconv.ParseBool(strings.TrimSpace(v))
	if err != nil {
		p.fail("Invalid value %s for configuration %s: Expected value to be either true or false", v, name)
	}
	return b
}

func (p *props) int(name string, def, least int64) int64 {
	v, ok := p.str(name)
	if !ok {
		return def
	}
	n, err := strconv.ParseInt(strings.TrimSpace(v), 10, 64)
	switch {
	case err != nil:
		p.fail("Invalid value %s for configuration %s: Not a number", v, name)
	case n < least:
		p.fail("Invalid value %s for configuration %s: Value must be at least %d", v, name, least)
	}
	return n
}

func (p *props) int32(name string, def, least int64) int32 {
	return int32(min(p.int(name, def, least), math.MaxInt32))
}

func (p *props) duration(name string, def time.Duration) time.Duration {
	return time.Duration(p.int(name, int64(def/time.Millisecond), 0)) * time.Millisecond
}

func (p *props) oneOf(name, def string, allowed ...string) string {
	v := p.or(name, def)
	for _, a := range allowed {
		if strings.EqualFold(a, v) {
			return a
		}
	}
	p.fail("Invalid value %s for configuration %s: String must be one of: %s", v, name, strings.Join(allowed, ", "))
	return def
}

// done gives the first error, that of an additional property nobody read
// included.
func (p *props) done() error {
	if p.err == nil {
		for _, k := range sorted(p.extra) {
			return fmt.Errorf("additionalProperties: the property '%s' is not known", k)
		}
	}
	return p.err
}

// servers gives the addresses of a bootstrapServers argument.
func servers(v value.Value) []string {
	var list []string
	add := func(s string) {
		for _, a := range strings.Split(s, ",") {
			if a = strings.TrimSpace(a); a != "" {
				list = append(list, a)
			}
		}
	}
	switch v := v.(type) {
	case *value.String:
		add(v.String())
	case *value.List:
		for i := range v.Len() {
			add(textOf(v.At(i)))
		}
	}
	return list
}

// security is what the secureSocket and auth fields say.
type security struct {
	secured                  bool // there is a secureSocket
	trustStore, trustPw      string
	trustPEM                 string
	keyStore, keyPw, keyPass string
	certFile, keyFile        string
	keyFilePw                string
	protocol                 string
	versions, ciphers        []string
	login                    bool // there is an auth
	mechanism, user, pass    string
}

func readSecurity(m *value.Map) security {
	var s security
	if a, ok := m.Field("auth").(*value.Map); ok {
		s.login, s.mechanism, s.user, s.pass = true, a.Str("mechanism"), a.Str("username"), a.Str("password")
	}
	sock, ok := m.Field("secureSocket").(*value.Map)
	if !ok {
		return s
	}
	s.secured = true
	switch c := sock.Field("cert").(type) {
	case *value.String:
		s.trustPEM = c.String()
	case *value.Map:
		s.trustStore, s.trustPw = c.Str("path"), c.Str("password")
	}
	if k, ok := sock.Field("key").(*value.Map); ok {
		if ks, ok := k.Field("keyStore").(*value.Map); ok {
			s.keyStore, s.keyPw, s.keyPass = ks.Str("path"), ks.Str("password"), k.Str("keyPassword")
		} else {
			s.certFile, s.keyFile, s.keyFilePw = k.Str("certFile"), k.Str("keyFile"), k.Str("keyPassword")
		}
	}
	if p, ok := sock.Field("protocol").(*value.Map); ok {
		s.protocol = p.Str("name")
		s.versions = texts(p.Field("versions"))
	}
	s.ciphers = texts(sock.Field("ciphers"))
	return s
}

func texts(v value.Value) []string {
	l, ok := v.(*value.List)
	if !ok {
		return nil
	}
	var r []string
	for i := range l.Len() {
		r = append(r, textOf(l.At(i)))
	}
	return r
}
