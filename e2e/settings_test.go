package e2e

import (
	"crypto/sha1"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// mavenServer is a Maven repository for one user.
type mavenServer struct {
	mu    sync.Mutex
	files map[string][]byte
	asked []string
	*httptest.Server
}

func newMaven(t *testing.T) *mavenServer {
	m := &mavenServer{files: map[string][]byte{}}
	m.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.mu.Lock()
		defer m.mu.Unlock()
		m.asked = append(m.asked, r.Method+" "+r.URL.Path)
		if user, password, _ := r.BasicAuth(); user != "ann" || password != "s3cret" {
			w.WriteHeader(401)
			return
		}
		if r.Method == "PUT" {
			data, err := io.ReadAll(r.Body)
			if err != nil {
				t.Error(err)
			}
			m.files[r.URL.Path] = data
			w.WriteHeader(201)
			return
		}
		data, ok := m.files[r.URL.Path]
		if !ok {
			w.WriteHeader(404)
			return
		}
		_, _ = w.Write(data)
	}))
	t.Cleanup(m.Close)
	return m
}

// settings are those of a user of the repository.
func (m *mavenServer) settings(more string) string {
	return fmt.Sprintf("[[repository.maven]]\nid = \"nexus\"\nurl = \"%s/maven/\"\nusername = \"ann\"\naccesstoken = \"s3cret\"\n%s", m.URL, more)
}

func withSettings(t *testing.T, text string) *shelf {
	home := folder(t, "Settings.toml", text)
	return &shelf{t, home, []string{"BALLERINA_HOME_DIR=" + home}}
}

// TestMavenRepository: archives at the addresses of a Maven repository, its list
// of versions, and its checksums.
func TestMavenRepository(t *testing.T) {
	t.Parallel()
	m := newMaven(t)
	s := withSettings(t, m.settings(""))
	for _, v := range []string{"1.0.0", "1.0.3", "1.2.0"} {
		s.ok(s.packed("acme/base:"+v), "push", "--repository=nexus")
	}
	if m.files["/maven/acme/base/1.0.0/base-1.0.0.bala"] == nil || len(m.files["/maven/acme/base/1.0.0/base-1.0.0.bala.sha1"]) != 40 {
		t.Errorf("kept: %d files", len(m.files))
	}
	if text := string(m.files["/maven/acme/base/maven-metadata.xml"]); !strings.Contains(text, "<version>1.0.0</version>\n      <version>1.0.3</version>\n      <version>1.2.0</version>") || !strings.Contains(text, "<groupId>acme</groupId>") {
		t.Error(text)
	}
	s.fails(s.packed("acme/base:1.0.0"), []string{"push", "--repository=nexus"}, "package already exists: acme/base:1.0.0, in the repository 'nexus'")
	s.run(s.program("acme/base:1.0.0@nexus"), "run").want(t, 0, "acme/base:1.0.3\n", "")
	s.run(s.program("acme/base:1.0.0@nexus"), "run", "--locking-mode=soft").want(t, 0, "acme/base:1.2.0\n", "")
	s.run(s.program("acme/base:1.0.0@nexus"), "run", "--sticky").want(t, 0, "acme/base:1.0.0\n", "")
	s.run(s.program("acme/base@nexus"), "run").want(t, 0, "acme/base:1.2.0\n", "")
	s.fails(s.program("acme/base:1.3.0@nexus"), []string{"run"}, "the repository 'nexus' does not have the package acme/base:1.3.0")
	// What was pulled is there without the network.
	m.Close()
	s.run(s.program("acme/base:1.2.0@nexus"), "run", "--offline").want(t, 0, "acme/base:1.2.0\n", "")
	s.fails(s.program("acme/other:1.2.0@nexus"), []string{"run", "--offline"}, "the repository 'nexus' does not have the package acme/other:1.2.0")
}

func TestMavenPull(t *testing.T) {
	t.Parallel()
	m := newMaven(t)
	ann := withSettings(t, m.settings(""))
	dir := ann.packed("acme/base:1.0.0")
	ann.ok(dir, "push", "--repository=nexus")
	bob := withSettings(t, m.settings(""))
	bob.run(dir, "pull", "acme/base", "--repository=nexus").want(t, 0, "acme/base:1.0.0 pulled from nexus successfully\n", "")
	if r := bob.ok(dir, "pull", "acme/base:1.0.0", "--repository=nexus"); !strings.HasPrefix(r.stdout, "Package already exists.\n") {
		t.Error(r)
	}
	bob.fails(dir, []string{"pull", "acme/none", "--repository=nexus"}, "package not found: acme/none, in the repository 'nexus'")
	bob.fails(dir, []string{"pull", "acme/base:2.0.0", "--repository=nexus"}, "package not found: acme/base:2.0.0, in the repository 'nexus'")
	bob.fails(dir, []string{"pull", "acme/base", "--repository=none"}, "the repository 'none' is none of local, central, nexus")
	// A repository that lists nothing still has what it has.
	delete(m.files, "/maven/acme/base/maven-metadata.xml")
	carl := withSettings(t, m.settings(""))
	carl.run(carl.program("acme/base:1.0.0@nexus"), "run").want(t, 0, "acme/base:1.0.0\n", "")
	// A wrong checksum, a list that is none, and a user that is not known.
	for path, c := range map[string]struct{ text, want string }{
		"/maven/acme/base/1.0.0/base-1.0.0.bala.sha1": {fmt.Sprintf("%x", sha1.Sum(nil)), "is not what the repository 'nexus' announced: expected the checksum da39a3ee"},
		"/maven/acme/base/maven-metadata.xml":         {"{}", "the repository 'nexus' answers what was not asked for: expected the maven-metadata.xml of acme/base"},
	} {
		old, had := m.files[path]
		m.files[path] = []byte(c.text)
		dave := withSettings(t, m.settings(""))
		before := tree(t, dave.home)
		dave.fails(dave.program("acme/base:1.0.0@nexus"), []string{"run"}, c.want)
		if after := tree(t, dave.home); after != before {
			t.Errorf("before\n%s\nafter\n%s", before, after)
		}
		if delete(m.files, path); had {
			m.files[path] = old
		}
	}
	eve := withSettings(t, strings.Replace(m.settings(""), "s3cret", "guessed", 1))
	r := eve.run(dir, "pull", "acme/base:1.0.0", "--repository=nexus")
	if r.code != 1 || !strings.Contains(r.stderr, "the repository 'nexus' refuses the user name or access token that Settings.toml has for it") || strings.Contains(r.stderr, "guessed") {
		t.Error(r)
	}
}

// TestProxyCentral: a Maven repository in the place of the registry.
func TestProxyCentral(t *testing.T) {
	t.Parallel()
	m := newMaven(t)
	ann := withSettings(t, m.settings(""))
	dir := ann.packed("acme/base:1.0.0")
	ann.ok(dir, "push", "--repository=nexus")
	ann.ok(ann.packed("acme/base:1.0.1"), "push", "--repository=nexus")
	bob := withSettings(t, m.settings("proxyCentral = true\n"))
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/base"))
	bob.run(app, "run").want(t, 0, "acme/base:1.0.1\n", "")
	if !exists(bob.home, "repositories", "central.ballerina.io", "bala", "acme", "base", "1.0.1") {
		t.Error("the package is not in the registry's cache")
	}
	bob.ok(app, "pull", "acme/base:1.0.0")
	bob.fails(app, []string{"pull", "acme/none"}, "package not found: acme/none")
	bob.fails(app, []string{"search", "base"}, "the repository 'nexus' is in the place of the registry (proxyCentral in Settings.toml): it cannot be searched")
	bob.fails(app, []string{"deprecate", "acme/base:1.0.0"}, "it cannot deprecate packages")
	bob.env = append(bob.env, "BALLERINA_CENTRAL_ACCESS_TOKEN=x")
	bob.fails(dir, []string{"push"}, "push to it with --repository")
}

// TestProxy: requests go through the proxy of Settings.toml, with its user.
func TestProxy(t *testing.T) {
	t.Parallel()
	first := newShelf2(t)
	var mu sync.Mutex
	var asked []string
	good := "Basic " + base64.StdEncoding.EncodeToString([]byte("ann:p@ss word"))
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.URL.String())
		mu.Unlock()
		if r.Header.Get("Proxy-Authorization") != good {
			w.WriteHeader(http.StatusProxyAuthRequired)
			return
		}
		fmt.Fprint(w, `{"packages":[{"organization":"acme","name":"base","version":"1.0.0","summary":"From afar"}],"count":1}`)
	}))
	defer proxy.Close()
	host, port, _ := strings.Cut(strings.TrimPrefix(proxy.URL, "http://"), ":")
	text := fmt.Sprintf("[central]\nurl = \"http://registry.example/api\"\n\n[proxy]\nhost = %q\nport = %s\nusername = \"ann\"\npassword = \"p@ss word\"\n", host, port)
	s := withSettings(t, text)
	s.env = append(s.env, "BARRE_CENTRAL_URL=")
	if out := s.ok(first.home, "search", "base").stdout; !strings.Contains(out, "acme/base  From afar") {
		t.Error(out)
	}
	if len(asked) != 1 || !strings.HasPrefix(asked[0], "http://registry.example/api/packages?q=base") {
		t.Errorf("asked: %v", asked)
	}
	s = withSettings(t, strings.Replace(text, "p@ss word", "wr0ng", 1))
	s.env = append(s.env, "BARRE_CENTRAL_URL=")
	if r := s.run(first.home, "search", "base"); r.code != 1 || !strings.Contains(r.stderr, "the proxy refuses the user name and password of [proxy] in Settings.toml") || strings.Contains(r.stderr, "wr0ng") {
		t.Error(r)
	}
	proxy.Close()
	if r := s.run(first.home, "search", "base"); r.code != 1 || !strings.Contains(r.stderr, "the registry http://registry.example cannot be reached: the proxy cannot be reached") || strings.Contains(r.stderr, "wr0ng") {
		t.Error(r)
	}
	// Without a host, as bal writes it, there is none.
	none := withSettings(t, "[proxy]\nhost = \"\"\nport = 0\nusername = \"\"\npassword = \"\"\n")
	none.fails(first.home, []string{"search", "base"}, "the registry http://127.0.0.1:1 cannot be reached: connection refused")
}

// TestWrongSettings: each mistake has its place, and no message has a secret.
func TestWrongSettings(t *testing.T) {
	s := newShelf(t)
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/base"))
	const secret = "hunter2"
	for _, c := range []struct{ text, want string }{
		{"[[repository.filesystem]]\nid = \"x\"\n", "(1:1,2:9)] the repository 'x' needs a 'path'"},
		{"[[repository.maven]]\nid = \"x\"\naccesstoken = \"hunter2\"\n", "the repository 'x' needs a 'url'"},
		{"[[repository.maven]]\nid = \"x\"\nurl = \"ftp://ann:hunter2@host\"\n", "(3:7,3:31)] the 'url' of the repository 'x' is none: expected http://… or https://…"},
		{"[[repository.maven]]\nid = \"local\"\nurl = \"http://127.0.0.1:1\"\n", "the 'id' local is taken"},
		{"[[repository.maven]]\nid = \"a\"\nurl = \"http://127.0.0.1:1\"\n[[repository.filesystem]]\nid = \"a\"\npath = \"x\"\n", "the 'id' a is taken by another repository"},
		{"[[repository.maven]]\nid = \"../x\"\nurl = \"http://127.0.0.1:1\"\n", "needs an 'id' that can be the name of a folder"},
		{"[[repository.maven]]\nid = \"a\"\nurl = \"http://a\"\nproxyCentral = true\n[[repository.maven]]\nid = \"b\"\nurl = \"http://b\"\nproxyCentral = true\n", "(5:1,8:20)] only one [[repository.maven]] can have 'proxyCentral'"},
		{"[[repository.filesystem]]\nid = \"a\"\npath = \"x\"\nproxyCentral = true\n", "'proxyCentral' is for a [[repository.maven]]"},
		{"[repository.maven]\nid = \"a\"\n", "expected [[repository.maven]]"},
		{"[central]\naccesstoken = 1\n", "(2:15,2:16)] incompatible type for key 'accesstoken': expected 'STRING', found 'integer'"},
		{"[central]\naccesstoken = hunter2\n", "Settings.toml:(2:15,"},
		{"[central]\naccesstoken = \"hunter2\n", "Settings.toml:(2:"},
		{"[central]\ncallTimeout = \"hunter2\"\n", "(2:15,2:24)] expected a number of seconds as 'callTimeout'"},
		{"[central]\nconnectTimeout = 0\n", "expected a number of seconds as 'connectTimeout'"},
		{"[central]\nurl = \"hunter2\"\n", "the registry's address, 'url' under [central] of Settings.toml or BARRE_CENTRAL_URL, is none"},
		{"[proxy]\nhost = \"http://ann:hunter2@host\"\nport = 1\n", "(2:8,2:33)] expected the name of a host as 'host' under [proxy]"},
		{"[proxy]\nhost = \"host\"\nport = 70000\npassword = \"hunter2\"\n", "(3:8,3:13)] expected a number from 1 to 65535 as 'port' under [proxy]"},
		{"[proxy]\nhost = \"host\"\npassword = \"hunter2\"\n", "expected a number from 1 to 65535 as 'port' under [proxy]"},
		{"[central\n", "Settings.toml:(1:"},
	} {
		if err := os.WriteFile(filepath.Join(s.home, "Settings.toml"), []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		r := call{dir: app, args: []string{"run"}, env: append(s.env, "BARRE_CENTRAL_URL=")}.run(t)
		if r.code != 1 || !strings.Contains(r.stderr, c.want) || strings.Contains(r.stderr, secret) {
			t.Errorf("%s\nexpected %q\n%v", c.text, c.want, r)
		}
	}
}

// TestTokenStaysHome: the registry's token goes to the registry, not to the
// address where an archive is, and into no message.
func TestTokenStaysHome(t *testing.T) {
	t.Parallel()
	const token = "t0p-secret"
	var mu sync.Mutex
	var elsewhere []string
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		elsewhere = append(elsewhere, r.Header.Get("Authorization"))
		mu.Unlock()
		w.WriteHeader(403)
	}))
	defer other.Close()
	var here string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		here = r.Header.Get("Authorization")
		mu.Unlock()
		fmt.Fprintf(w, `{"balaURL":"%s/archive","digest":""}`, other.URL)
	}))
	defer srv.Close()
	s := withSettings(t, fmt.Sprintf("[central]\nurl = %q\naccesstoken = %q\n", srv.URL, token))
	s.env = append(s.env, "BARRE_CENTRAL_URL=")
	r := s.run(t.TempDir(), "pull", "acme/base:1.0.0")
	if r.code != 1 || strings.Contains(r.stdout+r.stderr, token) {
		t.Error(r)
	}
	if here != "Bearer "+token || len(elsewhere) != 1 || elsewhere[0] != "" {
		t.Errorf("the registry got %q, another server %q", here, elsewhere)
	}
	// The environment goes before the file.
	s.env = append(s.env, "BALLERINA_CENTRAL_ACCESS_TOKEN=other")
	if s.run(t.TempDir(), "pull", "acme/base:1.0.0"); here != "Bearer other" {
		t.Errorf("the registry got %q", here)
	}
}
