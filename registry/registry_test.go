package registry

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"barre/internal/mariadb"
	"barre/packages"
	"barre/registry/mysqldb"
)

var mariaDB mariadb.Shared

func TestMain(m *testing.M) {
	code := m.Run()
	mariaDB.Stop()
	os.Exit(code)
}

// onEach runs a test over both storages. again opens the same storage anew, as
// another process would.
func onEach(t *testing.T, test func(t *testing.T, again func() storage)) {
	t.Run("disk", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "data")
		test(t, func() storage {
			d, err := openDisk(dir)
			if err == nil {
				err = d.load()
			}
			if err != nil {
				t.Fatal(err)
			}
			return d
		})
	})
	t.Run("database", func(t *testing.T) {
		address := mariaDB.Database(t)
		test(t, func() storage {
			db, err := mysqldb.Open(address)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close() })
			s, err := openDatabase(t.Context(), db)
			if err != nil {
				t.Fatal(err)
			}
			return s
		})
	})
}

// archive makes the archive of a package, of at least size bytes.
func archive(t testing.TB, ref packages.Ref, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"package.json":                   fmt.Sprintf(`{"organization":%q,"name":%q,"version":%q,"platform":"any","ballerina_version":"2201.13.0","export":[%q],"readme":"docs/README.md","keywords":["Things"]}`, ref.Org, ref.Name, ref.Version, ref.Name),
		"dependency-graph.json":          `{"packages":[],"modules":[]}`,
		"modules/" + ref.Name + "/a.bal": "public function f() {\n}\n",
		"docs/README.md":                 "# It",
		"resources/filler":               strings.Repeat("x", size),
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(text))
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

func publish(t testing.TB, s storage, ref packages.Ref, data []byte) error {
	t.Helper()
	d, g, err := packages.Inspect(data)
	if err != nil {
		t.Fatal(err)
	}
	return s.publish(context.Background(), newEntry(d, g, data, "ann"), data)
}

func everyone(*entry) bool { return true }

// TestStorage: what was put in comes out, also when it is opened anew.
func TestStorage(t *testing.T) {
	onEach(t, func(t *testing.T, again func() storage) {
		ctx := t.Context()
		s := again()
		sent := map[string][]byte{}
		// One that needs several rows of a database, one that fills its last row.
		for v, size := range map[string]int{"1.0.0": 10, "1.10.0": 3*chunk + 7, "1.9.0": chunk, "2.0.0-rc": 1} {
			ref := packages.Ref{Org: "acme", Name: "base", Version: v}
			data := archive(t, ref, size)
			if err := publish(t, s, ref, data); err != nil {
				t.Fatal(err)
			}
			sent[v] = data
			if err := publish(t, s, ref, archive(t, ref, 5)); !errors.Is(err, errExists) {
				t.Errorf("published twice: %v", err)
			}
		}
		if err := s.deprecate(ctx, packages.Ref{Org: "acme", Name: "base", Version: "1.9.0"}, &obsolete{"old 🙂"}); err != nil {
			t.Fatal(err)
		}
		if err := s.deprecate(ctx, packages.Ref{Org: "acme", Name: "base", Version: "1.9.9"}, nil); !errors.Is(err, errNone) {
			t.Errorf("deprecated what is not there: %v", err)
		}
		if err := s.addToken(ctx, token{"ann", digestOf("x"), []string{"acme", "shop"}}); err != nil {
			t.Fatal(err)
		}
		for _, s := range []storage{s, again()} {
			list, err := s.versions(ctx, "acme", "base")
			if err != nil || len(list) != 4 || list[0].Version != "2.0.0-rc" || list[1].Version != "1.10.0" || list[2].Version != "1.9.0" {
				t.Fatalf("%v %v", list, err)
			}
			if o := list[2].Obsolete; o == nil || o.Message != "old 🙂" || list[1].Obsolete != nil {
				t.Errorf("deprecated: %v", o)
			}
			if e, err := find(ctx, s, packages.Ref{Org: "acme", Name: "base"}, everyone); err != nil || e.Version != "1.10.0" || e.Readme != "# It" || e.Pusher != "ann" {
				t.Errorf("the latest: %+v %v", e, err)
			}
			for _, e := range list {
				r, err := s.open(ctx, e.Ref())
				if err != nil {
					t.Fatal(err)
				}
				got, err := io.ReadAll(r)
				r.Close()
				if err != nil || !bytes.Equal(got, sent[e.Version]) || packages.Digest(got) != e.Digest || len(got) != e.Size {
					t.Errorf("%s: %d bytes of %d, %v", e.Version, len(got), len(sent[e.Version]), err)
				}
			}
			if _, err := s.open(ctx, packages.Ref{Org: "acme", Name: "base", Version: "9.0.0"}); err == nil {
				t.Error("opened what is not there")
			}
			for _, c := range []struct {
				query, org string
				want       int
			}{{"", "", 1}, {"BASE acm", "", 1}, {"things", "", 1}, {"org:acme", "", 1}, {"base", "acme", 1}, {"base", "shop", 0}, {"%", "", 0}, {"b_se", "", 0}} {
				all, err := s.search(ctx, words(c.query), c.org)
				if got := latest(all, everyone); err != nil || len(got) != c.want {
					t.Errorf("search %q in %q: %d, %v", c.query, c.org, len(got), err)
				}
			}
			if tk, err := s.findToken(ctx, digestOf("x")); err != nil || !tk.may("shop") || tk.may("other") || tk.User != "ann" {
				t.Errorf("token: %v %v", tk, err)
			}
			if tk, err := s.findToken(ctx, digestOf("y")); err != nil || tk != nil {
				t.Errorf("another token: %v %v", tk, err)
			}
		}
		if n, err := s.revoke(ctx, "ann"); err != nil || n != 1 {
			t.Errorf("revoked %d: %v", n, err)
		}
		if err := s.deprecate(ctx, packages.Ref{Org: "acme", Name: "base", Version: "*"}, nil); err != nil {
			t.Error(err)
		}
		if list, _ := again().versions(ctx, "acme", "base"); list[2].Obsolete != nil {
			t.Error("it is still deprecated")
		}
	})
}

// serving is a server over a storage, and a token for the organisation acme.
func serving(t *testing.T, s storage) (address, secret string) {
	t.Helper()
	tk, secret := newToken("ann", []string{"acme"})
	if err := s.addToken(t.Context(), tk); err != nil {
		t.Fatal(err)
	}
	srv := &server{store: s, log: t.Logf, largest: 8 << 20, pushes: make(chan struct{}, maxPushes)}
	h := httptest.NewServer(srv.handler())
	t.Cleanup(h.Close)
	return h.URL + "/2.0/registry", secret
}

func send(t testing.TB, address, secret string, data []byte) int {
	req, err := http.NewRequest("POST", address+"/packages", bytes.NewReader(data))
	if err != nil {
		t.Error(err)
		return 0
	}
	req.Header.Set("Authorization", "Bearer "+secret)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Error(err)
		return 0
	}
	resp.Body.Close()
	return resp.StatusCode
}

// TestAtOnce: of several pushes of one version, one wins; who pulls meanwhile
// gets nothing or all of it. Two servers share the database.
func TestAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, again func() storage) {
		s := again()
		one, secret := serving(t, s)
		other := one
		if _, ok := s.(*database); ok {
			other, _ = serving(t, again())
		}
		const versions, pushers = 4, 4
		won := make([][]int, versions)
		for v := range won {
			won[v] = make([]int, pushers)
		}
		var wg sync.WaitGroup
		for v := range versions {
			ref := packages.Ref{Org: "acme", Name: "base", Version: fmt.Sprintf("1.%d.0", v)}
			for p := range pushers {
				wg.Go(func() {
					data := archive(t, ref, p*chunk/2+p)
					won[v][p] = send(t, []string{one, other}[p%2], secret, data)
				})
			}
			wg.Go(func() {
				for range 20 {
					pullOnce(t, other, ref)
				}
			})
		}
		wg.Wait()
		for v, codes := range won {
			n := 0
			for _, c := range codes {
				switch c {
				case http.StatusNoContent:
					n++
				case http.StatusConflict:
				default:
					t.Errorf("version %d: status %d", v, c)
				}
			}
			if n != 1 {
				t.Errorf("version %d was published %d times", v, n)
			}
			pullOnce(t, one, packages.Ref{Org: "acme", Name: "base", Version: fmt.Sprintf("1.%d.0", v)})
		}
	})
}

// pullOnce pulls a version, if it is there, and checks that it is whole.
func pullOnce(t *testing.T, address string, ref packages.Ref) {
	s := &packages.Settings{Central: address, ConnectTimeout: limit, ReadTimeout: limit}
	_, err := packages.NewRegistry(s, "2201.13.0").Pull(ref, packages.Folder{Root: t.TempDir()})
	if err != nil && !packages.IsAbsent(err) {
		t.Error(err)
	}
}

// TestBrokenPush: connections that break in the middle of a push leave nothing,
// not even in the storage itself, and the same version can be pushed afterwards.
func TestBrokenPush(t *testing.T) {
	onEach(t, func(t *testing.T, again func() storage) {
		s := again()
		address, secret := serving(t, s)
		ref := packages.Ref{Org: "acme", Name: "base", Version: "1.0.0"}
		data := archive(t, ref, chunk)
		host := strings.TrimSuffix(strings.TrimPrefix(address, "http://"), "/2.0/registry")
		for _, part := range []int{0, 1, len(data) / 2, len(data) - 1} {
			conn, err := net.Dial("tcp", host)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(conn, "POST /2.0/registry/packages HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n", secret, len(data))
			if _, err := conn.Write(data[:part]); err != nil {
				t.Fatal(err)
			}
			// Reset rather than ended in order.
			if part%2 == 1 {
				_ = conn.(*net.TCPConn).SetLinger(0)
			}
			conn.Close()
		}
		// The pusher goes away while the storage is writing.
		d, g, err := packages.Inspect(data)
		if err != nil {
			t.Fatal(err)
		}
		gone, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.publish(gone, newEntry(d, g, data, "ann"), data); err == nil {
			t.Error("published for nobody")
		}
		if list, err := again().versions(t.Context(), "acme", "base"); err != nil || len(list) > 0 {
			t.Errorf("visible: %v %v", list, err)
		}
		if code := send(t, address, secret, data); code != http.StatusNoContent {
			t.Errorf("the whole push: %d", code)
		}
	})
}

// TestLimits: what is too large is refused before it is read.
func TestLimits(t *testing.T) {
	s, err := openDisk(t.TempDir())
	if err == nil {
		err = s.load()
	}
	if err != nil {
		t.Fatal(err)
	}
	address, secret := serving(t, s)
	ref := packages.Ref{Org: "acme", Name: "base", Version: "1.0.0"}
	if code := send(t, address, secret, archive(t, ref, 9<<20)); code != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", code)
	}
	// One that does not say how large it is.
	req, err := http.NewRequest("POST", address+"/packages", io.MultiReader(bytes.NewReader(archive(t, ref, 9<<20))))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+secret)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", resp.StatusCode)
	}
}

// limit is how long a pull may take: more than any does.
const limit = 30 * time.Second
