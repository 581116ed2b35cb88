package packages

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"barre/project"
	"barre/toml"
)

// CentralURL is where the API of Ballerina Central is.
const CentralURL = "https://api.central.ballerina.io/2.0/registry"

// LocalName and CentralName are the repositories that everybody has.
const (
	LocalName   = "local"
	CentralName = "central"
)

// Settings are what a user set up about repositories: Settings.toml in their
// Ballerina folder, and the environment.
type Settings struct {
	// Home is the user's Ballerina folder: BALLERINA_HOME_DIR, or .ballerina in
	// their home folder.
	Home string
	// Central is the address of the registry's API, Token what it knows the
	// user by.
	Central, Token string
	// ConnectTimeout is for a connection to be made, ReadTimeout and WriteTimeout
	// for the next bytes to move, CallTimeout for a whole request; 0 for what is
	// usual for its kind.
	ConnectTimeout, ReadTimeout, WriteTimeout, CallTimeout time.Duration
	// Proxy is the HTTP proxy to go through, nil for the environment's.
	Proxy *url.URL
	// Custom are the further repositories, by their identifiers.
	Custom []CustomRepository
	// Mirror is the Maven repository that takes the registry's place, nil for
	// none.
	Mirror *CustomRepository
}

// CustomRepository is a [[repository.maven]] or [[repository.filesystem]].
type CustomRepository struct {
	ID          string
	URL         string // of a Maven repository
	User, Token string
	Path        string // of a folder
}

// errNoHome is an environment that does not say where the user's folder is.
var errNoHome = errors.New("the home folder is unknown: set HOME or BALLERINA_HOME_DIR")

// Repository finds a further repository, nil when there is none of that name.
func (s *Settings) Repository(id string) *CustomRepository {
	for i := range s.Custom {
		if s.Custom[i].ID == id {
			return &s.Custom[i]
		}
	}
	return nil
}

// LoadSettings reads what env, a process's environment, leads to.
func LoadSettings(env []string) (*Settings, error) {
	get := func(name string) string {
		for i := len(env) - 1; i >= 0; i-- {
			if v, ok := strings.CutPrefix(env[i], name+"="); ok {
				return v
			}
		}
		return ""
	}
	s := &Settings{Central: CentralURL, ConnectTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: time.Minute}
	if s.Home = get("BALLERINA_HOME_DIR"); s.Home == "" {
		home := get("HOME")
		if home == "" {
			home = get("USERPROFILE")
		}
		if home == "" {
			return nil, errNoHome
		}
		s.Home = filepath.Join(home, ".ballerina")
	}
	if err := s.read(filepath.Join(s.Home, "Settings.toml")); err != nil {
		return nil, err
	}
	if v := get("BARRE_CENTRAL_URL"); v != "" {
		s.Central = v
	}
	if v := get("BALLERINA_CENTRAL_ACCESS_TOKEN"); v != "" {
		s.Token = v
	}
	s.Central = strings.TrimRight(s.Central, "/")
	if !isURL(s.Central) {
		return nil, fmt.Errorf("the registry's address, 'url' under [central] of Settings.toml or BARRE_CENTRAL_URL, is none: expected http://… or https://…")
	}
	return s, nil
}

func (s *Settings) read(name string) error {
	src, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // nobody needs to have one
	}
	if err != nil {
		return fmt.Errorf("cannot read the settings: %w", err)
	}
	tree, errs := toml.Parse(name, src)
	var problems []project.Problem
	fail := func(at toml.Range, format string, args ...any) {
		problems = append(problems, project.Problem{File: name, Range: at, Message: fmt.Sprintf(format, args...)})
	}
	for _, e := range errs {
		fail(e.Range, "%s", e.Message)
	}
	text := func(n *toml.Node, key string) string {
		v := n.Get(key)
		if v == nil {
			return ""
		}
		if v.Kind != toml.String {
			fail(v.Range, "incompatible type for key '%s': expected 'STRING', found '%s'", key, v.Kind)
			return ""
		}
		return v.Text
	}
	central := tree.Get("central")
	s.Token = text(central, "accesstoken")
	if v := text(central, "url"); v != "" {
		s.Central = v
	}
	for _, k := range []struct {
		key string
		to  *time.Duration
	}{{"connectTimeout", &s.ConnectTimeout}, {"readTimeout", &s.ReadTimeout}, {"writeTimeout", &s.WriteTimeout}, {"callTimeout", &s.CallTimeout}} {
		if v := central.Get(k.key); v != nil {
			if n, ok := v.Int(); ok && n > 0 && n < 1_000_000 {
				*k.to = time.Duration(n) * time.Second
			} else {
				fail(v.Range, "expected a number of seconds as '%s'", k.key)
			}
		}
	}
	s.readProxy(tree.Get("proxy"), text, fail)
	proxies := 0
	for _, kind := range []string{"maven", "filesystem"} {
		list := tree.Get("repository", kind)
		if list == nil {
			continue
		}
		if list.Kind != toml.Array {
			fail(list.Range, "expected [[repository.%s]]", kind)
			continue
		}
		for _, n := range list.Items {
			r := CustomRepository{ID: text(n, "id"), URL: strings.TrimRight(text(n, "url"), "/"), User: text(n, "username"), Token: text(n, "accesstoken"), Path: text(n, "path")}
			switch {
			case r.ID == "" || !filepath.IsLocal(r.ID) || strings.ContainsAny(r.ID, "/\\"):
				fail(n.Range, "a [[repository.%s]] needs an 'id' that can be the name of a folder", kind)
			case r.ID == LocalName || r.ID == CentralName:
				fail(n.Range, "the 'id' %s is taken by the repository that everybody has", r.ID)
			case s.Repository(r.ID) != nil:
				fail(n.Range, "the 'id' %s is taken by another repository", r.ID)
			case kind == "maven" && r.URL == "":
				fail(n.Range, "the repository '%s' needs a 'url'", r.ID)
			case kind == "maven" && !isURL(r.URL):
				fail(n.Get("url").Range, "the 'url' of the repository '%s' is none: expected http://… or https://…", r.ID)
			case kind == "filesystem" && r.Path == "":
				fail(n.Range, "the repository '%s' needs a 'path'", r.ID)
			}
			if on, _ := n.Get("proxyCentral").Bool(); on {
				if proxies++; proxies > 1 {
					fail(n.Range, "only one [[repository.maven]] can have 'proxyCentral'")
				} else if kind != "maven" {
					fail(n.Range, "'proxyCentral' is for a [[repository.maven]]")
				}
				s.Mirror = &r
			}
			s.Custom = append(s.Custom, r)
		}
	}
	if len(problems) > 0 {
		return &project.ManifestError{Problems: problems}
	}
	return nil
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}

// readProxy reads [proxy]. One without a host, as bal writes it for users who
// have none, is none.
func (s *Settings) readProxy(p *toml.Node, text func(n *toml.Node, key string) string, fail func(at toml.Range, format string, args ...any)) {
	name := text(p, "host")
	if name == "" {
		return
	}
	if strings.ContainsAny(name, "/@ ") {
		fail(p.Get("host").Range, "expected the name of a host as 'host' under [proxy], without http:// or a user")
		return
	}
	port, ok := p.Get("port").Int()
	if !ok || port < 1 || port > 65535 {
		at := p.Range
		if v := p.Get("port"); v != nil {
			at = v.Range
		}
		fail(at, "expected a number from 1 to 65535 as 'port' under [proxy]")
		return
	}
	s.Proxy = &url.URL{Scheme: "http", Host: net.JoinHostPort(name, strconv.FormatInt(port, 10))}
	if user := text(p, "username"); user != "" {
		s.Proxy.User = url.UserPassword(user, text(p, "password"))
	}
}

// Local is the repository of the user's own packages.
func (s *Settings) Local() Folder { return s.folder(LocalName) }

// Cache is where packages of the registry are kept.
func (s *Settings) Cache() Folder { return s.folder("central.ballerina.io") }

// CustomCache is where packages of a further repository are kept.
func (s *Settings) CustomCache(id string) Folder { return s.folder(id) }

func (s *Settings) folder(name string) Folder {
	return Folder{filepath.Join(s.Home, "repositories", name)}
}
