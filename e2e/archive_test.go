package e2e

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tree is what a folder has: its files and folders with digests.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "%s %s", rel, d.Type())
		if d.Type().IsRegular() {
			text, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, " %x", sha256.Sum256(text))
		}
		b.WriteByte('\n')
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// part is a file of an archive. With a size, the text is compressed already, and
// the size is what the archive says of it.
type part struct {
	name, text string
	mode       os.FileMode
	size       uint64
}

// compressed is a text as an archive has it.
func compressed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestSpeed)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// goodParts are the files of a package acme/odd:1.0.0.
var goodParts = []part{
	{name: "package.json", text: `{"organization":"acme","name":"odd","version":"1.0.0","export":["odd"],"ballerina_version":"2201.13.0","platform":"any"}`},
	{name: "dependency-graph.json", text: `{"packages":[],"modules":[]}`},
	{name: "modules/odd/odd.bal", text: "public function f() returns string => \"odd\";\n"},
}

// zipped makes an archive of good parts, with others in place of those of the
// same name and behind them.
func zipped(t *testing.T, others ...part) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	all := others
	for _, g := range goodParts {
		here := false
		for _, o := range others {
			here = here || o.name == g.name
		}
		if !here {
			all = append([]part{g}, all...)
		}
	}
	for _, p := range all {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		h.SetMode(0o644 | p.mode)
		create := z.CreateHeader
		if p.size > 0 {
			create = z.CreateRaw
			h.CompressedSize64, h.UncompressedSize64 = uint64(len(p.text)), p.size
		}
		w, err := create(h)
		if err == nil {
			_, err = io.WriteString(w, p.text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// badArchives are archives that nobody should unpack, with what is said of them.
func badArchives(t *testing.T) map[string]struct {
	data []byte
	want string
} {
	type bad = struct {
		data []byte
		want string
	}
	const size = 64 << 20
	nulls := compressed(t, strings.Repeat("\x00", size))
	bombs := make([]part, 17)
	for i := range bombs {
		bombs[i] = part{name: fmt.Sprintf("resources/%d", i), text: nulls, size: size}
	}
	many := make([]part, 20_001)
	for i := range many {
		many[i].name = fmt.Sprintf("resources/%d", i)
	}
	return map[string]bad{
		"climbs out":         {zipped(t, part{name: "../../evil.bal", text: "x"}), "'../../evil.bal' would be written outside its folder"},
		"climbs in a folder": {zipped(t, part{name: "modules/../../../evil.bal", text: "x"}), "'modules/../../../evil.bal' would be written outside its folder"},
		"from the root":      {zipped(t, part{name: "/evil.bal", text: "x"}), "'/evil.bal' would be written outside its folder"},
		"a drive":            {zipped(t, part{name: "C:evil.bal", text: "x"}), "'C:evil.bal' would be written outside its folder"},
		"backslashes":        {zipped(t, part{name: "modules\\..\\..\\evil.bal", text: "x"}), "would be written outside its folder"},
		"symbolic link":      {zipped(t, part{name: "link", text: "/etc/passwd", mode: os.ModeSymlink}), "'link' is no regular file"},
		"device":             {zipped(t, part{name: "null", mode: os.ModeDevice | os.ModeCharDevice}), "'null' is no regular file"},
		"a name twice":       {zipped(t, part{name: "PACKAGE.json", text: "{}"}), "twice"},
		"bomb":               {zipped(t, bombs...), "unpacked it would have more than 1024 MB"},
		"bomb that lies":     {zipped(t, part{name: "resources/x", text: nulls, size: 10}), "the archive is damaged"},
		"bomb in the head":   {zipped(t, part{name: "package.json", text: nulls, size: size}), "'package.json' is too large"},
		"too many files":     {zipped(t, many...), "files: the most is 20000"},
		"no package":         {zipped(t, part{name: "package.json", text: `nothing`}), "the archive is damaged: package.json"},
		"bad organisation":   {zipped(t, part{name: "package.json", text: `{"organization":"../x","name":"odd","version":"1.0.0","platform":"any"}`}), "'../x' is no name of an organisation"},
		"bad version":        {zipped(t, part{name: "package.json", text: `{"organization":"acme","name":"odd","version":"1.0.0/..","platform":"any"}`}), "expected a version as in 1.2.3"},
		"bad platform":       {zipped(t, part{name: "package.json", text: `{"organization":"acme","name":"odd","version":"1.0.0","platform":"../any"}`}), "is no platform"},
		"bad graph":          {zipped(t, part{name: "dependency-graph.json", text: `{"packages":[{"org":"acme","name":"odd","version":"1.0.0","dependencies":[{"org":"..","name":"x","version":"1.0.0"}]}]}`}), "'..' is no name of an organisation"},
		"truncated":          {zipped(t)[:300], "the archive is damaged"},
		"its end cut off":    {zipped(t)[:len(zipped(t))-5], "the archive is damaged"},
		"a page":             {[]byte("<html>not found</html>"), "the archive is damaged"},
		"nothing":            {nil, "the archive is damaged"},
	}
}

// TestArchivesRefused: an archive that is damaged or means harm is refused
// wherever it comes from, and nothing changes: not when it is pushed to a
// repository, not when a registry or a Maven repository sends it.
func TestArchivesRefused(t *testing.T) {
	s := newShelf(t)
	s.library("acme/base:1.0.0")
	bad := badArchives(t)
	asked := http.NewServeMux()
	srv := httptest.NewServer(asked)
	t.Cleanup(srv.Close)
	i := 0
	for name, c := range bad {
		i++
		org := fmt.Sprintf("org%d", i)
		asked.HandleFunc("GET /packages/"+org+"/odd/1.0.0", func(w http.ResponseWriter, r *http.Request) {
			sum := sha256.Sum256(c.data)
			fmt.Fprintf(w, `{"balaURL":"/archives/%s","digest":"sha-256=%s"}`, org, hex.EncodeToString(sum[:]))
		})
		send := func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(c.data) }
		asked.HandleFunc("GET /archives/"+org, send)
		asked.HandleFunc("GET /maven/"+org+"/odd/1.0.0/odd-1.0.0.bala", send)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newShelfAt(t, s.home, srv.URL)
			file := filepath.Join(t.TempDir(), "odd.bala")
			if err := os.WriteFile(file, c.data, 0o644); err != nil {
				t.Fatal(err)
			}
			// Each has a copy of its own: others do their work at the same time.
			before := tree(t, s.home)
			for _, args := range [][]string{
				{"push", "--repository=local", file},
				{"push", "--repository=team", file},
				{"pull", org + "/odd:1.0.0"},
				{"pull", org + "/odd:1.0.0", "--repository=nexus"},
			} {
				s.fails(t.TempDir(), args, c.want)
			}
			if after := tree(t, s.home); after != before {
				t.Errorf("before\n%s\nafter\n%s", before, after)
			}
		})
	}
	// The whole one is taken.
	file := filepath.Join(t.TempDir(), "odd.bala")
	if err := os.WriteFile(file, zipped(t), 0o644); err != nil {
		t.Fatal(err)
	}
	s.ok(t.TempDir(), "push", "--repository=local", file)
	s.run(s.program("acme/odd:1.0.0"), "run").want(t, 0, "odd\n", "")
}

// newShelfAt is a user with a copy of somebody's Ballerina folder, and settings
// for a registry, a Maven repository and a folder.
func newShelfAt(t *testing.T, home, address string) *shelf {
	t.Helper()
	mine := t.TempDir()
	if err := os.CopyFS(mine, os.DirFS(home)); err != nil {
		t.Fatal(err)
	}
	settings := fmt.Sprintf("[central]\nurl = %q\ncallTimeout = 20\n\n[[repository.maven]]\nid = \"nexus\"\nurl = \"%s/maven\"\n\n[[repository.filesystem]]\nid = \"team\"\npath = %q\n", address, address, filepath.ToSlash(filepath.Join(mine, "team")))
	if err := os.WriteFile(filepath.Join(mine, "Settings.toml"), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	return &shelf{t, mine, []string{"BALLERINA_HOME_DIR=" + mine, "BARRE_CENTRAL_URL="}}
}

// TestBadRegistries: what a registry may do wrong ends with an error that says
// so, whether a package is pulled or a build needs it, and leaves the user's
// repositories as they were.
func TestBadRegistries(t *testing.T) {
	first := newShelf(t)
	first.library("acme/other:1.0.0")
	good := func(w http.ResponseWriter, digest string) {
		fmt.Fprintf(w, `{"organization":"acme","name":"base","version":"1.0.0","balaURL":"/archive","digest":"sha-256=%s"}`, digest)
	}
	whole := zipped(t, part{name: "package.json", text: strings.Replace(goodParts[0].text, `"odd"`, `"base"`, 2)})
	sum := sha256.Sum256(whole)
	right, wrong := hex.EncodeToString(sum[:]), strings.Repeat("0", 64)
	wait := func(r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-time.After(20 * time.Second):
		}
	}
	for _, c := range []struct {
		name, want string
		timeout    string
		info       func(w http.ResponseWriter, r *http.Request)
		archive    func(w http.ResponseWriter, r *http.Request)
	}{
		{name: "no JSON", want: "answers what was not asked for: expected JSON as of the package API", info: func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<html>hello</html>") }},
		{name: "other JSON", want: "answers what was not asked for", info: func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `{"balaURL":17}`) }},
		{name: "no address", want: "does not say where the archive of acme/base:1.0.0 is", info: func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `{}`) }},
		{name: "error", want: "answers 500: Internal Server Error", info: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500) }},
		{name: "error with a message", want: "answers 503: back at noon", info: func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(503)
			fmt.Fprint(w, `{"message":"back at noon"}`)
		}},
		{name: "forbidden", want: "refuses the access token", info: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(403) }},
		{name: "other address", want: "names no address of the archive", info: func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `{"balaURL":"file:///etc/passwd"}`) }},
		{name: "endless", want: "answers with more than", info: func(w http.ResponseWriter, r *http.Request) {
			for chunk := bytes.Repeat([]byte(" "), 1<<20); ; {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		}},
		{name: "digest", want: "is not what the registry announced: expected sha-256=" + wrong, info: func(w http.ResponseWriter, r *http.Request) { good(w, wrong) }},
		{name: "cut off", want: "broke off its answer", archive: func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", fmt.Sprint(len(whole)))
			_, _ = w.Write(whole[:len(whole)/2])
		}},
		{name: "another package", want: "the archive of acme/base:1.0.0 is that of acme/odd:1.0.0", info: func(w http.ResponseWriter, r *http.Request) {
			other := sha256.Sum256(zipped(t))
			good(w, hex.EncodeToString(other[:]))
		}, archive: func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(zipped(t)) }},
		{name: "no archive", want: "not found", archive: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(404) }},
		{name: "archive refused", want: "answers 502", archive: func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(502) }},
		{name: "silent", want: "does not answer in time", timeout: "callTimeout = 1", info: func(w http.ResponseWriter, r *http.Request) { wait(r) }},
		{name: "drop by drop", want: "does not answer in time", timeout: "callTimeout = 1", archive: func(w http.ResponseWriter, r *http.Request) {
			for i := range whole {
				if _, err := w.Write(whole[i : i+1]); err != nil {
					return
				}
				w.(http.Flusher).Flush()
				select {
				case <-r.Context().Done():
					return
				case <-time.After(50 * time.Millisecond):
				}
			}
		}},
		{name: "stuck in the archive", want: "does not answer in time", timeout: "readTimeout = 1", archive: func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write(whole[:20])
			w.(http.Flusher).Flush()
			wait(r)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := http.NewServeMux()
			m.HandleFunc("GET /packages/acme/base", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, `["1.0.0"]`) })
			m.HandleFunc("GET /packages/acme/base/1.0.0", func(w http.ResponseWriter, r *http.Request) {
				if c.info != nil {
					c.info(w, r)
					return
				}
				good(w, right)
			})
			m.HandleFunc("GET /archive", func(w http.ResponseWriter, r *http.Request) {
				if c.archive != nil {
					c.archive(w, r)
					return
				}
				_, _ = w.Write(whole)
			})
			srv := httptest.NewServer(m)
			defer srv.Close()
			s := newShelfAt(t, first.home, srv.URL)
			rewrite(t, "callTimeout = 20", c.timeout, s.home, "Settings.toml")
			before := tree(t, s.home)
			s.fails(t.TempDir(), []string{"pull", "acme/base:1.0.0"}, c.want)
			app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/base"))
			appBefore := tree(t, app)
			// An archive that is not there is no different from a version that is not.
			if want := c.want; want != "not found" {
				s.fails(app, []string{"build"}, "main.bal:(2:1,2:24)] cannot use the package acme/base:1.0.0: ", want, "cannot resolve module 'acme/base'")
			} else {
				s.fails(app, []string{"build"}, "cannot resolve module 'acme/base'")
			}
			if after := tree(t, s.home); after != before {
				t.Errorf("before\n%s\nafter\n%s", before, after)
			}
			if after := tree(t, app); after != appBefore {
				t.Errorf("the package: before\n%s\nafter\n%s", appBefore, after)
			}
		})
	}
}

// TestNoNetwork: without a network what is on the machine goes on working, and
// what is not gets a message that says what to do.
func TestNoNetwork(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := "http://" + l.Addr().String()
	l.Close()
	first := newShelf2(t)
	first.library("acme/base:1.0.0")
	for _, c := range []struct{ url, want string }{
		{nobody, "the registry " + nobody + " cannot be reached: connection refused"},
		{"http://registry.invalid", "the registry http://registry.invalid cannot be reached: its name is not known; is there a network?"},
	} {
		s := newShelfAt(t, first.home, c.url)
		before := tree(t, s.home)
		app := folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/none"))
		s.fails(app, []string{"run"}, "cannot resolve module 'acme/none'", c.want+"; only what was pulled before is used")
		s.fails(app, []string{"pull", "acme/none"}, c.want)
		s.fails(app, []string{"search", "none"}, c.want)
		if out := s.run(app, "run", "--offline"); out.code != 1 || strings.Contains(out.stderr, c.url) {
			t.Errorf("--offline asks the network: %v", out)
		}
		s.run(s.program("acme/base:1.0.0"), "run").want(t, 0, "acme/base:1.0.0\n", "")
		// What was pulled once.
		if err := os.Rename(filepath.Join(s.home, "repositories", "local"), filepath.Join(s.home, "repositories", "central.ballerina.io")); err != nil {
			t.Fatal(err)
		}
		r := s.run(folder(t, "Ballerina.toml", manifest("me/app:0.1.0"), "main.bal", programSource("acme/base")), "run")
		r.want(t, 0, "acme/base:1.0.0\n", "")
		if err := os.Rename(filepath.Join(s.home, "repositories", "central.ballerina.io"), filepath.Join(s.home, "repositories", "local")); err != nil {
			t.Fatal(err)
		}
		if after := tree(t, s.home); after != before {
			t.Errorf("before\n%s\nafter\n%s", before, after)
		}
	}
}
