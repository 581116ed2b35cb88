package e2e

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// registryAt is a registry of packages in a process of its own.
type registryAt struct {
	data     string   // its folder, "" with a database
	database string   // the address of its database
	env      []string // says which of the two to commands
	address  string
	stop     func()
	log      *buffer
}

// onEachStorage runs a test with a registry that keeps its packages on disk, and
// with one that keeps them in a database.
func onEachStorage(t *testing.T, test func(t *testing.T, reg *registryAt)) {
	t.Parallel()
	t.Run("disk", func(t *testing.T) {
		t.Parallel()
		test(t, startRegistry(t, filepath.Join(t.TempDir(), "data"), ""))
	})
	t.Run("database", func(t *testing.T) {
		t.Parallel()
		test(t, startRegistry(t, "", mariaDB.Database(t)))
	})
}

func startRegistry(t *testing.T, data, database string, flags ...string) *registryAt {
	t.Helper()
	r := &registryAt{data: data, database: database, log: &buffer{}}
	args := []string{"registry", "serve", "--address", "127.0.0.1:0"}
	if database != "" {
		r.env = []string{"BARRE_REGISTRY_DATABASE=" + database}
	} else {
		args = append(args, "--data", data)
	}
	cmd := exec.Command(binary("barre"), append(args, flags...)...)
	cmd.Env = environ(r.env)
	cmd.Stderr = r.log
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimSpace(line), " at ")
	if err != nil || !ok {
		t.Fatalf("the registry says %q: %v\n%s", line, err, r.log)
	}
	r.address = address
	r.stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
	t.Cleanup(r.stop)
	return r
}

// command runs a command about the registry's tokens.
func (r *registryAt) command(t *testing.T, args ...string) result {
	t.Helper()
	if r.data != "" {
		args = append(args, "--data", r.data)
	}
	return call{args: append([]string{"registry"}, args...), env: r.env}.run(t)
}

// token makes an access token.
func (r *registryAt) token(t *testing.T, user string, orgs ...string) string {
	t.Helper()
	c := r.command(t, "token", "--user", user, "--org", strings.Join(orgs, ","))
	if c.code != 0 {
		t.Fatal(c)
	}
	return strings.TrimSpace(c.stdout)
}

// as is a user of the registry with a Ballerina folder of their own.
func (r *registryAt) as(t *testing.T, token string) *shelf {
	home := t.TempDir()
	return &shelf{t, home, []string{"BALLERINA_HOME_DIR=" + home, "BARRE_CENTRAL_URL=" + r.address, "BALLERINA_CENTRAL_ACCESS_TOKEN=" + token}}
}

// packed makes a package with a README and its archive.
func (s *shelf) packed(ref string, deps ...string) string {
	s.t.Helper()
	for i := range deps {
		deps[i] += "@"
	}
	dir := folder(s.t, "Ballerina.toml", manifest(ref, deps...), "lib.bal", librarySource(ref, deps...), "README.md", "# The package "+ref+"\n")
	s.ok(dir, "pack")
	return dir
}

func TestRegistry(t *testing.T) { onEachStorage(t, useRegistry) }

func useRegistry(t *testing.T, reg *registryAt) {
	ann := reg.as(t, reg.token(t, "ann", "acme"))
	base := ann.packed("acme/base:1.0.0")
	ann.ok(base, "push")
	ann.fails(base, []string{"push"}, "answers 409: package already exists: acme/base:1.0.0")
	ann.ok(ann.packed("acme/base:1.0.1"), "push")
	ann.ok(ann.packed("acme/mid:1.0.0", "acme/base:1.0.0"), "push")

	// Somebody else, without a token and with an empty home, builds with it.
	bob := reg.as(t, "")
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/mid"))
	bob.run(app, "run").want(t, 0, "acme/mid:1.0.0(acme/base:1.0.1)\n", "")
	bob.fails(base, []string{"push"}, "no access token for "+reg.address)
	bob.fails(ann.packed("acme/x:1.0.0"), []string{"push"}, "no access token")
	if out := bob.ok(app, "search", "bas").stdout; !strings.Contains(out, "acme/base ") || !strings.Contains(out, "1.0.1") || strings.Contains(out, "acme/mid") {
		t.Errorf("search: %s", out)
	}
	if out := bob.ok(app, "pull", "acme/base:1.0.0").stdout; out != "acme/base:1.0.0 pulled from central successfully\n" {
		t.Errorf("pull: %q", out)
	}
	// What a package was made with comes along.
	dan := reg.as(t, "")
	dan.ok(t.TempDir(), "pull", "acme/mid")
	dan.run(folder(t, "main.bal", programSource("acme/mid")), "run", "--offline", "main.bal").want(t, 0, "acme/mid:1.0.0(acme/base:1.0.1)\n", "")
	bob.fails(app, []string{"pull", "acme/none"}, "package not found: acme/none")
	bob.fails(app, []string{"pull", "acme/base:9.0.0"}, "package not found: acme/base:9.0.0")
	bob.fails(app, []string{"pull", "base"}, "invalid package name 'base'")

	// A later patch comes with the next day, or after clean; --sticky keeps.
	ann.ok(ann.packed("acme/base:1.0.2"), "push")
	bob.run(app, "run").want(t, 0, "acme/mid:1.0.0(acme/base:1.0.1)\n", "")
	bob.ok(app, "clean")
	bob.run(app, "run", "--sticky").want(t, 0, "acme/mid:1.0.0(acme/base:1.0.1)\n", "")
	bob.run(app, "run", "--offline").want(t, 0, "acme/mid:1.0.0(acme/base:1.0.1)\n", "")
	bob.run(app, "run").want(t, 0, "acme/mid:1.0.0(acme/base:1.0.2)\n", "")

	// Deprecation is told to who pulls, and can be taken back.
	ann.ok(base, "deprecate", "acme/base:1.0.0", "--message", "use 1.0.2")
	carl := reg.as(t, "")
	if r := carl.ok(app, "pull", "acme/base:1.0.0"); !strings.Contains(r.stderr, "acme/base:1.0.0 is deprecated: use 1.0.2") {
		t.Errorf("pull of a deprecated package: %v", r)
	}
	ann.ok(base, "deprecate", "acme/base:1.0.0", "--undo")
	if r := reg.as(t, "").ok(app, "pull", "acme/base:1.0.0"); r.stderr != "" {
		t.Errorf("pull after --undo: %v", r)
	}
	// Settings may have the address without the path, and two servers not the same one.
	bare := reg.as(t, "")
	server := strings.TrimSuffix(reg.address, "/2.0/registry")
	bare.env[1] = "BARRE_CENTRAL_URL=" + server
	bare.ok(app, "pull", "acme/base:1.0.1")
	if r := bare.ok(app, "search", "base"); !strings.Contains(r.stdout, "acme/base") {
		t.Errorf("search at the bare address: %v", r)
	}
	host := strings.TrimPrefix(server, "http://")
	reg.command(t, "serve", "--address", host).want(t, 1, "", "error: cannot serve at "+host+": another program serves there already; choose another --address\n")
	ann.fails(base, []string{"deprecate", "acme/base:7.0.0"}, "package not found: acme/base:7.0.0")

	// Tokens are for their organisations.
	eve := reg.as(t, reg.token(t, "eve", "evil"))
	eve.fails(base, []string{"push"}, "eve is no member of the organization acme")
	eve.fails(base, []string{"deprecate", "acme/base:1.0.0"}, "eve is no member of the organization acme")
	reg.as(t, "wrong").fails(base, []string{"push"}, "the access token is not known")

	// The registry has everything after a restart.
	reg.stop()
	again := startRegistry(t, reg.data, reg.database)
	bob2 := again.as(t, "")
	bob2.run(folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/mid")), "run").want(t, 0, "acme/mid:1.0.0(acme/base:1.0.2)\n", "")
	reg.command(t, "tokens").want(t, 0, "ann\tacme\neve\tevil\n", "")
	reg.command(t, "revoke", "--user", "ann").want(t, 0, "1 token of ann revoked\n", "")
	ann.env[1] = "BARRE_CENTRAL_URL=" + again.address
	ann.fails(base, []string{"push"}, "the access token is not known")
	if c := reg.command(t, "revoke", "--user", "ann"); c.code != 1 || !strings.Contains(c.stderr, "no token is 'ann'") {
		t.Error(c)
	}
}

func TestPrivatePackages(t *testing.T) { onEachStorage(t, usePrivatePackages) }

func usePrivatePackages(t *testing.T, reg *registryAt) {
	ann := reg.as(t, reg.token(t, "ann", "acme"))
	dir := folder(t, "Ballerina.toml", manifest("acme/secret:1.0.0")+"visibility = \"private\"\n", "lib.bal", librarySource("acme/secret:1.0.0"), "README.md", "# Secret\n")
	ann.ok(dir, "pack")
	ann.ok(dir, "push")
	app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/secret"))
	ann.run(app, "run").want(t, 0, "acme/secret:1.0.0\n", "")
	bob := reg.as(t, reg.token(t, "bob", "other"))
	bob.fails(app, []string{"pull", "acme/secret:1.0.0"}, "package not found")
	if out := bob.ok(app, "search", "secret").stdout; out != "no packages found\n" {
		t.Errorf("search: %s", out)
	}
}

// A push that ends early leaves nothing that anybody could see.
func TestInterruptedPush(t *testing.T) { onEachStorage(t, interruptPush) }

func interruptPush(t *testing.T, reg *registryAt) {
	secret := reg.token(t, "ann", "acme")
	ann := reg.as(t, secret)
	dir := ann.packed("acme/base:1.0.0")
	data := read(t, dir, "target", "bala", "acme-base-any-1.0.0.bala")
	host := strings.TrimSuffix(strings.TrimPrefix(reg.address, "http://"), "/2.0/registry")
	conn, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(conn, "POST /2.0/registry/packages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s", secret, len(data), data[:len(data)/2])
	conn.Close()
	// Half an archive that says it is whole, and one of another digest.
	for _, c := range []struct{ body, digest string }{{data[:len(data)/2], ""}, {data, "sha-256=" + strings.Repeat("0", 64)}} {
		req, err := http.NewRequest("POST", reg.address+"/packages", strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+secret)
		req.Header.Set("Digest", c.digest)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusBadRequest {
			t.Errorf("status %d", resp.StatusCode)
		}
	}
	ann.fails(dir, []string{"pull", "acme/base"}, "package not found: acme/base")
	if reg.data != "" {
		for _, sub := range []string{"incoming", "packages"} {
			if left, _ := os.ReadDir(filepath.Join(reg.data, sub)); len(left) > 0 {
				t.Errorf("%s has %v", sub, left)
			}
		}
	} else {
		db := mariaDB.Connect(t, reg.database[strings.LastIndexByte(reg.database, '/')+1:])
		defer db.Close()
		for _, table := range []string{"barre_versions", "barre_chunks"} {
			var n int
			if err := db.QueryRow("SELECT COUNT(*) FROM " + table).Scan(&n); err != nil || n > 0 {
				t.Errorf("%s has %d rows: %v", table, n, err)
			}
		}
	}
	ann.ok(dir, "push")
	ann.ok(dir, "pull", "acme/base")
}

// Requests of other clients.
func TestRegistryRequests(t *testing.T) { onEachStorage(t, askRegistry) }

func askRegistry(t *testing.T, reg *registryAt) {
	ann := reg.as(t, reg.token(t, "ann", "acme"))
	ann.ok(ann.packed("acme/base:1.0.0"), "push")
	ann.ok(ann.packed("acme/base:1.2.0"), "push")
	ann.ok(ann.packed("acme/mid:1.0.0", "acme/base:1.2.0"), "push")
	for _, c := range []struct {
		method, path, body string
		header             []string
		status             int
		want               []string
	}{
		{"GET", "/packages/acme/base", "", nil, 200, []string{`["1.2.0","1.0.0"]`}},
		{"GET", "/packages/acme/none", "", nil, 404, []string{`{"message":"package not found: acme/none"}`}},
		{"GET", "/packages/acme/base", "", []string{"User-Agent", "ballerina/2201.12.0 (linux)"}, 404, nil},
		{"GET", "/packages/acme/mid/1.0.0", "", nil, 200, []string{`"balaURL":"` + reg.address + `/balas/acme/mid/1.0.0/acme-mid-any-1.0.0.bala"`, `"digest":"sha-256=`, `"modules":[{"name":"mid"}]`, `"readme":"# The package acme/mid:1.0.0\n"`}},
		{"GET", "/packages/acme/base/*", "", nil, 200, []string{`"version":"1.2.0"`}},
		{"GET", "/packages/acme/mid/1.0.0", "", []string{"Accept", "application/octet-stream"}, 302, nil},
		{"GET", "/packages/?q=base&limit=1", "", nil, 200, []string{`"count":1`, `"limit":1`, `"name":"base"`, `"version":"1.2.0"`}},
		{"GET", "/search-packages?q=acme", "", nil, 200, []string{`"count":2`}},
		{"GET", "/organizations/acme", "", nil, 200, []string{`"packageCount":2`}},
		{"GET", "/organizations/none", "", nil, 404, nil},
		{"GET", "/nothing", "", nil, 404, nil},
		{"GET", "/balas/acme/..%2f..%2ftokens.json/1.0.0/x", "", nil, 404, nil},
		{"POST", "/packages", "x", nil, 401, nil},
		{"POST", "/packages/deprecate/acme/base/1.0.0", "{}", nil, 401, nil},
		{"POST", "/packages/resolve-dependencies", `{"packages":[{"org":"acme","name":"mid","version":"1.0.0","mode":"hard"},{"org":"acme","name":"none","version":"1.0.0"}]}`, nil, 200,
			[]string{`"dependencyGraph":[{"org":"acme","name":"mid","version":"1.0.0"`, `"dependencies":[{"org":"acme","name":"base","version":"1.2.0"}]`, `"unresolved":[{"name":"none"`}},
		{"POST", "/packages/resolve-dependencies", `{"packages":[{"org":"acme","name":"base","version":"1.0.0","mode":"soft"}]}`, nil, 200, []string{`"version":"1.2.0"`}},
		{"POST", "/packages/resolve-dependencies", `nothing`, nil, 400, nil},
		{"POST", "/packages/resolve-modules", `{"modules":[{"organization":"acme","moduleName":"mid"},{"organization":"acme","moduleName":"mid.sub"}]}`, nil, 200,
			[]string{`"resolvedModules":[{"moduleName":"mid","organization":"acme","packageName":"mid","version":"1.0.0"}]`, `"unresolvedModules":[{"moduleName":"mid.sub"`}},
	} {
		req, err := http.NewRequest(c.method, reg.address+c.path, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(c.header); i += 2 {
			req.Header.Set(c.header[i], c.header[i+1])
		}
		resp, err := (&http.Transport{}).RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		_, _ = b.ReadFrom(resp.Body)
		resp.Body.Close()
		if resp.StatusCode != c.status {
			t.Errorf("%s %s: %d %s", c.method, c.path, resp.StatusCode, b.String())
		}
		for _, w := range c.want {
			if !strings.Contains(b.String(), w) {
				t.Errorf("%s %s: %s\nlacks %s", c.method, c.path, b.String(), w)
			}
		}
		if c.status == 302 && !strings.HasSuffix(resp.Header.Get("Location"), "/acme-mid-any-1.0.0.bala") {
			t.Errorf("sent to %s", resp.Header.Get("Location"))
		}
	}
}

// Several programs that need the same packages at the same time, with one
// cache.
func TestPullAtOnce(t *testing.T) { onEachStorage(t, pullAtOnce) }

func pullAtOnce(t *testing.T, reg *registryAt) {
	ann := reg.as(t, reg.token(t, "ann", "acme"))
	ann.ok(ann.packed("acme/base:1.0.0"), "push")
	ann.ok(ann.packed("acme/mid:1.0.0", "acme/base:1.0.0"), "push")
	bob := reg.as(t, "")
	dir := folder(t, "main.bal", programSource("acme/mid"))
	var all []*process
	for range 6 {
		all = append(all, call{dir: dir, args: []string{"run", "main.bal"}, env: bob.env}.start(t))
	}
	for _, p := range all {
		// Six at once may take long enough to say what they do.
		p.wait().want(t, 0, "acme/mid:1.0.0(acme/base:1.0.0)\n", "~(Compiling source …\n)?")
	}
	if left, _ := filepath.Glob(filepath.Join(bob.home, "repositories", "*", "bala", "*", "*", ".new-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// A package of a workspace needs what its neighbours need.
func TestWorkspaceDependencies(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	dir := folder(t, "Ballerina.toml", "[workspace]\npackages = [\"app\", \"util\"]\n",
		"util/Ballerina.toml", manifest("team/util:0.1.0", "acme/base:1.0.0"), "util/util.bal", "import acme/base;\n\npublic function f() returns string => \"util \" + base:f();\n",
		"app/Ballerina.toml", manifest("me/app:0.1.0"), "app/main.bal", programSource("team/util"))
	s.run(filepath.Join(dir, "app"), "run").want(t, 0, "util acme/base:1.0.0\n", "")
	s.ok(filepath.Join(dir, "app"), "build", "-o", filepath.Join(dir, "program"))
	call{name: filepath.Join(dir, "program"), dir: t.TempDir()}.run(t).want(t, 0, "util acme/base:1.0.0\n", "")
}

// TestRegistryUsage: what is wrong with the command line of registry, in
// messages without passwords.
func TestRegistryUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ args, want string }{
		{"", "registry needs one of serve, token, tokens, revoke"},
		{"server", "unknown command 'registry server': expected one of serve, token, tokens, revoke"},
		{"serve here", "unexpected argument 'here'"},
		{"serve --address nowhere", "cannot serve at nowhere: the address is none: expected HOST:PORT, as in 127.0.0.1:9595\n"},
		{"serve --address 127.0.0.1:x", "cannot serve at 127.0.0.1:x: "},
		{"serve --port 1", "unknown flag: --port"},
		{"serve --cert x", "--cert and --key go together"},
		{"serve --max-size 0", "--max-size is a number of megabytes from 1 to 256"},
		{"serve --max-size 300", "--max-size is a number of megabytes from 1 to 256"},
		{"serve --data x --database mysql://a:hunter2@b/c", "packages are kept in a folder or in a database"},
		{"serve --database postgres://a:hunter2@b/c", "the address of the database is none: expected mysql://user:password@host:3306/name"},
		{"serve --database mysql://a:hunter2@b", "the address of the database is none"},
		{"serve --database mysql://a:hunter2@b/c?x=y", "the address of the database has the unknown option 'x': expected tls or socket"},
		{"serve --database mysql://a:hunter2@127.0.0.1:1/c", "error: the database at 127.0.0.1:1 cannot be used: connection refused\n"},
		{"token --user ann", "a token needs --user and at least one --org"},
		{"token --user ann --org a-b", "'a-b' is no name of an organisation"},
		{"revoke", "revoke needs --user"},
		{"revoke --user ann", "no token is 'ann'"},
	} {
		r := call{dir: t.TempDir(), args: append([]string{"registry"}, strings.Fields(c.args)...)}.run(t)
		if r.code != 1 || !strings.Contains(r.stderr, c.want) || strings.Contains(r.stderr, "hunter2") {
			t.Errorf("%s: expected %q\n%v", c.args, c.want, r)
		}
	}
}
