package packages

import (
	"bytes"
	"crypto/sha1"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// mavenURL is where a Maven repository keeps something of a package.
func mavenURL(c *CustomRepository, parts ...string) string {
	a := c.URL
	for _, p := range parts {
		a += "/" + url.PathEscape(p)
	}
	return a
}

// mavenArchive is where a Maven repository keeps an archive.
func mavenArchive(c *CustomRepository, r Ref) string {
	return mavenURL(c, r.Org, r.Name, r.Version, r.Name+"-"+r.Version+".bala")
}

const mavenMetadataFile = "maven-metadata.xml"

// mavenMetadata is what a Maven repository says of a package's versions.
type mavenMetadata struct {
	XMLName  xml.Name `xml:"metadata"`
	Group    string   `xml:"groupId"`
	Artifact string   `xml:"artifactId"`
	Latest   string   `xml:"versioning>latest,omitempty"`
	Release  string   `xml:"versioning>release,omitempty"`
	Versions []string `xml:"versioning>versions>version"`
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

// maven sends a request to a Maven repository; the answer is nil when it does
// not have what is asked for.
func (g *Registry) maven(c *CustomRepository, method, address string, body []byte, most int64) ([]byte, error) {
	h := mavenHeader(c)
	if body != nil {
		h["Content-Type"] = "application/octet-stream"
	}
	resp, data, err := g.do(method, address, h, body, most)
	switch {
	case err != nil:
		return nil, err
	case resp.StatusCode == http.StatusNotFound && method != http.MethodPut:
		return nil, nil
	case resp.StatusCode == http.StatusUnauthorized, resp.StatusCode == http.StatusForbidden:
		return nil, fmt.Errorf("the repository '%s' refuses the user name or access token that Settings.toml has for it", c.ID)
	case resp.StatusCode/100 != 2:
		return nil, fmt.Errorf("the repository '%s' answers %d: %s", c.ID, resp.StatusCode, http.StatusText(resp.StatusCode))
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

func (g *Registry) mavenMetadata(c *CustomRepository, org, name string) (*mavenMetadata, error) {
	text, err := g.maven(c, http.MethodGet, mavenURL(c, org, name, mavenMetadataFile), nil, 16<<20)
	if err != nil || text == nil {
		return nil, err
	}
	m := &mavenMetadata{}
	if err := xml.Unmarshal(text, m); err != nil {
		return nil, fmt.Errorf("the repository '%s' answers what was not asked for: expected the %s of %s/%s", c.ID, mavenMetadataFile, org, name)
	}
	return m, nil
}

// MavenVersions lists the versions of a package in a Maven repository, the
// latest first; none when it does not say.
func (g *Registry) MavenVersions(c *CustomRepository, org, name string) ([]Version, error) {
	m, err := g.mavenMetadata(c, org, name)
	if err != nil || m == nil {
		return nil, err
	}
	var vs []Version
	for _, s := range m.Versions {
		if v, ok := ParseVersion(strings.TrimSpace(s)); ok {
			vs = append(vs, v)
		}
	}
	SortVersions(vs)
	return vs, nil
}

// PullMaven fetches an archive of a Maven repository, and checks it against the
// checksum that these keep beside their files.
func (g *Registry) PullMaven(c *CustomRepository, r Ref, into Folder) error {
	at := mavenArchive(c, r)
	data, err := g.maven(c, http.MethodGet, at, nil, MaxArchive)
	if err != nil {
		return err
	}
	if data == nil {
		return fmt.Errorf("%s: %w", r, errAbsent)
	}
	sum, err := g.maven(c, http.MethodGet, at+".sha1", nil, 1<<20)
	if err != nil {
		return err
	}
	if want := strings.Fields(string(sum)); len(want) > 0 && !strings.EqualFold(want[0], checksum(data)) {
		return fmt.Errorf("the archive of %s is not what the repository '%s' announced: expected the checksum %s, found %s", r, c.ID, want[0], checksum(data))
	}
	return install(r, data, "", into)
}

func checksum(data []byte) string {
	sum := sha1.Sum(data)
	return hex.EncodeToString(sum[:])
}

// PushMaven puts an archive into a Maven repository, its checksum beside it,
// and its version into the list of versions.
func (g *Registry) PushMaven(c *CustomRepository, r Ref, data []byte) error {
	at := mavenArchive(c, r)
	have, err := g.maven(c, http.MethodHead, at, nil, 1<<20)
	if err != nil {
		return err
	}
	if have != nil {
		return fmt.Errorf("package already exists: %s, in the repository '%s'", r, c.ID)
	}
	put := func(at string, data []byte) error {
		_, err := g.maven(c, http.MethodPut, at, data, 1<<20)
		return err
	}
	if err := put(at, data); err != nil {
		return err
	}
	if err := put(at+".sha1", []byte(checksum(data))); err != nil {
		return err
	}
	m, err := g.mavenMetadata(c, r.Org, r.Name)
	if err != nil {
		return err
	}
	if m == nil {
		m = &mavenMetadata{Group: r.Org, Artifact: r.Name}
	}
	for _, v := range m.Versions {
		if v == r.Version {
			return nil // the repository keeps the list itself
		}
	}
	m.Versions = append(m.Versions, r.Version)
	m.Latest, m.Release = r.Version, r.Version
	var b bytes.Buffer
	b.WriteString(xml.Header)
	e := xml.NewEncoder(&b)
	e.Indent("", "  ")
	if err := e.Encode(m); err != nil {
		return err
	}
	return put(mavenURL(c, r.Org, r.Name, mavenMetadataFile), b.Bytes())
}
