package packages

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"
	"unicode"
)

// Registry is the client of a registry's API, or of a Maven repository.
type Registry struct {
	settings *Settings
	client   *http.Client
	agent    string
}

// NewRegistry makes the client. distribution is told to the registry, which
// leaves out what is not for it.
func NewRegistry(s *Settings, distribution string) *Registry {
	proxy := http.ProxyFromEnvironment
	if s.Proxy != nil {
		proxy = http.ProxyURL(s.Proxy)
	}
	return &Registry{
		settings: s,
		agent:    "ballerina/" + distribution + " (barre)",
		client: &http.Client{
			Transport: &http.Transport{
				Proxy:               proxy,
				DialContext:         (&net.Dialer{Timeout: s.ConnectTimeout}).DialContext,
				TLSHandshakeTimeout: s.ConnectTimeout,
			},
		},
	}
}

// errAbsent is a package or version that the registry does not have.
var errAbsent = errors.New("not found")

// IsAbsent tells whether an error says that the registry does not have what
// was asked for.
func IsAbsent(err error) bool { return errors.Is(err, errAbsent) }

// VersionInfo is what the registry says of a version.
type VersionInfo struct {
	Organization     string   `json:"organization"`
	Name             string   `json:"name"`
	Version          string   `json:"version"`
	Platform         string   `json:"platform"`
	Distribution     string   `json:"ballerinaVersion"`
	Summary          string   `json:"summary"`
	Authors          []string `json:"authors"`
	Keywords         []string `json:"keywords"`
	CreatedDate      any      `json:"createdDate"`
	Digest           string   `json:"digest"`
	BalaURL          string   `json:"balaURL"`
	IsDeprecated     bool     `json:"isDeprecated"`
	DeprecateMessage string   `json:"deprecateMessage"`
}

var (
	// errSlow is the cause of giving up on a registry.
	errSlow = errors.New("too slow")
	// errProxyUser is what a proxy says to who it does not know, in the words that
	// the answer to CONNECT has.
	errProxyUser = errors.New("Proxy Authentication Required")
)

// patience cancels a request when nothing has moved for a while.
type patience struct {
	timer *time.Timer
	idle  time.Duration
	body  io.Reader
}

// Read reads what is sent or received: something moved.
func (p *patience) Read(b []byte) (int, error) {
	n, err := p.body.Read(b)
	p.timer.Reset(p.idle)
	return n, err
}

// do sends a request and reads the answer, of at most most bytes. The whole may
// take as long as the settings say, an archive longer as long as it moves.
func (g *Registry) do(method, address string, header map[string]string, body []byte, most int64) (*http.Response, []byte, error) {
	limit := g.settings.CallTimeout
	if limit == 0 {
		limit = time.Minute
		if most == MaxArchive || len(body) > 1<<20 {
			limit = 30 * time.Minute
		}
	}
	ctx, cancel := context.WithTimeoutCause(context.Background(), limit, errSlow)
	defer cancel()
	ctx, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	idle := time.AfterFunc(g.settings.ReadTimeout, func() { giveUp(errSlow) })
	defer idle.Stop()

	req, err := http.NewRequestWithContext(ctx, method, address, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("'%s' is no address of a registry", host(address))
	}
	if len(body) > 0 {
		req.Body = io.NopCloser(&patience{idle, max(g.settings.WriteTimeout, g.settings.ReadTimeout), bytes.NewReader(body)})
		req.ContentLength = int64(len(body))
	}
	req.Header.Set("User-Agent", g.agent)
	req.Header.Set("Ballerina-Platform", strings.Join(platforms(), ","))
	if g.settings.Token != "" && host(address) == host(g.settings.Central) {
		req.Header.Set("Authorization", "Bearer "+g.settings.Token) // it may show private packages
	}
	for k, v := range header {
		req.Header.Set(k, v)
	}
	failed := func(err error) error {
		if context.Cause(ctx) == errSlow {
			return fmt.Errorf("the registry %s does not answer in time", host(address))
		}
		return unreachable(address, err)
	}
	resp, err := g.client.Do(req)
	if err != nil {
		return nil, nil, failed(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusProxyAuthRequired {
		return nil, nil, unreachable(address, errProxyUser)
	}
	text, err := io.ReadAll(io.LimitReader(&patience{idle, g.settings.ReadTimeout, resp.Body}, most+1))
	if err != nil {
		return nil, nil, failed(err)
	}
	if int64(len(text)) > most {
		return nil, nil, fmt.Errorf("the registry %s answers with more than %d bytes", host(address), most)
	}
	return resp, text, nil
}

func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Scheme + "://" + u.Host
	}
	return address
}

// unreachable says in words of the user's why a request failed. Errors of the
// network name addresses and steps that mean nothing to them, and a proxy's
// would name its password.
func unreachable(address string, err error) error {
	var (
		where    = host(address)
		ne       net.Error
		dns      *net.DNSError
		unknown  x509.UnknownAuthorityError
		hostname x509.HostnameError
		invalid  x509.CertificateInvalidError
		record   tls.RecordHeaderError
		op       *net.OpError
	)
	why := "the connection failed"
	switch {
	case errors.As(err, &ne) && ne.Timeout():
		return fmt.Errorf("the registry %s does not answer in time", where)
	case errors.As(err, &op) && op.Op == "proxyconnect":
		why = "the proxy cannot be reached"
	case errors.As(err, &dns):
		why = "its name is not known; is there a network?"
	case errors.Is(err, syscall.ECONNREFUSED):
		why = "connection refused"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		why = "there is no network to it"
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return fmt.Errorf("the registry %s broke off its answer", where)
	case errors.As(err, &unknown):
		why = "its certificate is from an authority that this machine does not trust"
	case errors.As(err, &hostname):
		why = "its certificate is for another name"
	case errors.As(err, &invalid):
		why = "its certificate is not valid"
	case errors.As(err, &record):
		why = "it does not speak TLS; is it http:// rather than https://?"
	case errors.Is(err, errProxyUser), strings.Contains(err.Error(), errProxyUser.Error()):
		why = "the proxy refuses the user name and password of [proxy] in Settings.toml"
	}
	return fmt.Errorf("the registry %s cannot be reached: %s", where, why)
}

// refusal is an answer that is no success.
func refusal(address string, resp *http.Response, text []byte) error {
	var m struct{ Message string }
	_ = json.Unmarshal(text, &m)
	msg := oneLine(m.Message)
	if msg == "" {
		msg = http.StatusText(resp.StatusCode)
	}
	switch resp.StatusCode {
	case http.StatusNotFound:
		return fmt.Errorf("%s: %w", msg, errAbsent)
	case http.StatusUnauthorized, http.StatusForbidden:
		return fmt.Errorf("the registry %s refuses the access token: %s; set accesstoken under [central] in Settings.toml, or BALLERINA_CENTRAL_ACCESS_TOKEN", host(address), msg)
	}
	return fmt.Errorf("the registry %s answers %d: %s", host(address), resp.StatusCode, msg)
}

// oneLine is a text of somebody else's as a part of a message.
func oneLine(s string) string {
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsPrint(r) && r != ' ' }), " ")
	if r := []rune(strings.TrimSpace(s)); len(r) > 300 {
		return string(r[:300]) + "…"
	}
	return strings.TrimSpace(s)
}

func (g *Registry) getJSON(address string, into any) error {
	resp, text, err := g.do(http.MethodGet, address, map[string]string{"Accept": "application/json"}, nil, 16<<20)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return refusal(address, resp, text)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("the registry %s answers what was not asked for: expected JSON as of the package API", host(address))
	}
	return nil
}

func (g *Registry) path(parts ...string) string {
	a := g.settings.Central
	for _, p := range parts {
		a += "/" + url.PathEscape(p)
	}
	return a
}

// Versions asks for the versions of a package, the latest first; none without
// an error when the registry does not have it.
func (g *Registry) Versions(org, name string) ([]Version, error) {
	if m := g.settings.Mirror; m != nil {
		return g.MavenVersions(m, org, name)
	}
	var raw json.RawMessage
	if err := g.getJSON(g.path("packages", org, name), &raw); IsAbsent(err) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var list []string
	if err := json.Unmarshal(raw, &list); err != nil {
		// Central says of what it does not have that it is not there, with a
		// message in place of the list.
		var m struct{ Message string }
		if json.Unmarshal(raw, &m) == nil && m.Message != "" {
			return nil, nil
		}
		return nil, fmt.Errorf("the registry %s answers what was not asked for: expected a list of versions", host(g.settings.Central))
	}
	var vs []Version
	for _, s := range list {
		if v, ok := ParseVersion(s); ok {
			vs = append(vs, v)
		}
	}
	SortVersions(vs)
	return vs, nil
}

// Info asks about a version.
func (g *Registry) Info(r Ref) (*VersionInfo, error) {
	v := &VersionInfo{}
	if err := g.getJSON(g.path("packages", r.Org, r.Name, r.Version), v); err != nil {
		return nil, err
	}
	return v, nil
}

// Pull fetches a version's archive and puts it into a repository once all of
// it is there and is what was announced.
func (g *Registry) Pull(r Ref, into Folder) (*VersionInfo, error) {
	if m := g.settings.Mirror; m != nil {
		return &VersionInfo{Organization: r.Org, Name: r.Name, Version: r.Version}, g.PullMaven(m, r, into)
	}
	info, err := g.Info(r)
	if err != nil {
		return nil, err
	}
	if info.BalaURL == "" {
		return nil, fmt.Errorf("the registry %s does not say where the archive of %s is", host(g.settings.Central), r)
	}
	address, err := url.Parse(g.settings.Central + "/")
	if err == nil {
		address, err = address.Parse(info.BalaURL)
	}
	if err != nil || address.Scheme != "http" && address.Scheme != "https" {
		return nil, fmt.Errorf("the registry %s names no address of the archive of %s", host(g.settings.Central), r)
	}
	resp, data, err := g.do(http.MethodGet, address.String(), map[string]string{"Accept": "application/octet-stream"}, nil, MaxArchive)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, refusal(address.String(), resp, data)
	}
	if err := install(r, data, info.Digest, into); err != nil {
		return nil, err
	}
	return info, nil
}

// install checks an archive against what it is to be before it goes into a
// repository.
func install(r Ref, data []byte, digest string, into Folder) error {
	if digest != "" && !strings.EqualFold(digest, Digest(data)) {
		return fmt.Errorf("the archive of %s is not what the registry announced: expected %s, found %s", r, digest, Digest(data))
	}
	d, _, err := Inspect(data)
	if err != nil {
		return fmt.Errorf("%s: %w", r, err)
	}
	if d.Ref() != r {
		return fmt.Errorf("the archive of %s is that of %s", r, d.Ref())
	}
	_, err = into.install(data, false)
	return err
}

// Push publishes an archive.
func (g *Registry) Push(data []byte) error {
	if err := g.only("push to it with --repository"); err != nil {
		return err
	}
	address := g.path("packages")
	resp, text, err := g.do(http.MethodPost, address, map[string]string{
		"Authorization": "Bearer " + g.settings.Token,
		"Content-Type":  "application/octet-stream",
		"Digest":        Digest(data),
	}, data, 1<<20)
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return refusal(address, resp, text)
	}
	return nil
}

// Found is what a search gives.
type Found struct {
	Packages []VersionInfo `json:"packages"`
	Count    int           `json:"count"`
	Offset   int           `json:"offset"`
	Limit    int           `json:"limit"`
}

// only refuses what a Maven repository in the registry's place cannot do.
func (g *Registry) only(what string) error {
	if m := g.settings.Mirror; m != nil {
		return fmt.Errorf("the repository '%s' is in the place of the registry (proxyCentral in Settings.toml): %s", m.ID, what)
	}
	return nil
}

// Search asks for packages by words: at most limit of them, from the one at
// offset on.
func (g *Registry) Search(query string, limit, offset int) (*Found, error) {
	f := &Found{}
	if err := g.only("it cannot be searched"); err != nil {
		return nil, err
	}
	return f, g.getJSON(fmt.Sprintf("%s?q=%s&limit=%d&offset=%d", g.path("packages"), url.QueryEscape(query), limit, offset), f)
}

// Deprecate marks a version, or all when the reference has none, as not to be
// used any more; undo takes that back.
func (g *Registry) Deprecate(r Ref, message string, undo bool) error {
	if err := g.only("it cannot deprecate packages"); err != nil {
		return err
	}
	verb := "deprecate"
	if undo {
		verb = "undeprecate"
	}
	version := r.Version
	if version == "" {
		version = "*"
	}
	body, err := json.Marshal(map[string]string{"deprecationMessage": message})
	if err != nil {
		return err
	}
	address := g.path("packages", verb, r.Org, r.Name, version)
	resp, text, err := g.do(http.MethodPost, address, map[string]string{
		"Authorization": "Bearer " + g.settings.Token,
		"Content-Type":  "application/json",
	}, body, 1<<20)
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return refusal(address, resp, text)
	}
	return nil
}
