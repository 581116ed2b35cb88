package packages

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
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
			Timeout: s.Timeout,
			Transport: &http.Transport{
				Proxy:                 proxy,
				DialContext:           (&net.Dialer{Timeout: 5 * time.Second}).DialContext,
				TLSHandshakeTimeout:   10 * time.Second,
				ResponseHeaderTimeout: min(s.Timeout, 30*time.Second),
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

// do sends a request and reads the answer, of at most most bytes.
func (g *Registry) do(method, address string, header map[string]string, body []byte, most int64) (*http.Response, []byte, error) {
	req, err := http.NewRequestWithContext(context.Background(), method, address, bytes.NewReader(body))
	if err != nil {
		return nil, nil, err
	}
	req.Header.Set("User-Agent", g.agent)
	req.Header.Set("Ballerina-Platform", strings.Join(platforms(), ","))
	if g.settings.Token != "" && host(address) == host(g.settings.Central) {
		req.Header.Set("Authorization", "Bearer "+g.settings.Token) // it may show private packages
	}
	for k, v := range header {
		req.Header.Set(k, v)
	}
	resp, err := g.client.Do(req)
	if err != nil {
		return nil, nil, g.unreachable(address, err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	if err != nil {
		return nil, nil, g.unreachable(address, err)
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

func (g *Registry) unreachable(address string, err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	var ne net.Error
	if errors.As(err, &ne) && ne.Timeout() {
		return fmt.Errorf("the registry %s does not answer in time", host(address))
	}
	return fmt.Errorf("the registry %s cannot be reached: %w", host(address), err)
}

// refusal is an answer that is no success.
func refusal(address string, resp *http.Response, text []byte) error {
	var m struct{ Message string }
	_ = json.Unmarshal(text, &m)
	msg := m.Message
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

func (g *Registry) getJSON(address string, into any) error {
	resp, text, err := g.do(http.MethodGet, address, map[string]string{"Accept": "application/json"}, nil, 16<<20)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return refusal(address, resp, text)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("the registry %s answers what was not asked for: expected JSON as of the package API: %w", host(address), err)
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

// Search asks for packages by a word.
func (g *Registry) Search(query string, limit int) (*Found, error) {
	f := &Found{}
	return f, g.getJSON(fmt.Sprintf("%s?q=%s&limit=%d", g.path("packages"), url.QueryEscape(query), limit), f)
}

// Deprecate marks a version, or all when the reference has none, as not to be
// used any more; undo takes that back.
func (g *Registry) Deprecate(r Ref, message string, undo bool) error {
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

// mavenURL is where a Maven repository keeps an archive.
func mavenURL(c *CustomRepository, r Ref) string {
	e := url.PathEscape
	return fmt.Sprintf("%s/%s/%s/%s/%s-%s.bala", c.URL, e(r.Org), e(r.Name), e(r.Version), e(r.Name), e(r.Version))
}

func mavenHeader(c *CustomRepository) map[string]string {
	h := map[string]string{}
	if c.Token != "" {
		req := &http.Request{Header: http.Header{}}
		req.SetBasicAuth(c.User, c.Token)
		h["Authorization"] = req.Header.Get("Authorization")
	}
	return h
}

// PullMaven fetches an archive of a Maven repository.
func (g *Registry) PullMaven(c *CustomRepository, r Ref, into Folder) error {
	resp, data, err := g.do(http.MethodGet, mavenURL(c, r), mavenHeader(c), nil, MaxArchive)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return refusal(c.URL, resp, data)
	}
	return install(r, data, "", into)
}

// PushMaven puts an archive into a Maven repository.
func (g *Registry) PushMaven(c *CustomRepository, r Ref, data []byte) error {
	h := mavenHeader(c)
	h["Content-Type"] = "application/octet-stream"
	resp, text, err := g.do(http.MethodPut, mavenURL(c, r), h, data, 1<<20)
	if err != nil {
		return err
	}
	if resp.StatusCode/100 != 2 {
		return refusal(c.URL, resp, text)
	}
	return nil
}
