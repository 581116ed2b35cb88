package e2e

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// watching is a program under run --watch, a service that answers at /.
type watching struct {
	*process
	dir string
}

// watch starts a package under run --watch.
func watch(t *testing.T, c call) *watching {
	t.Helper()
	needSignals(t)
	port := freePort(t)
	c.args = append([]string{"run", "--watch"}, c.args...)
	c.env = append(c.env, "BAL_CONFIG_VAR_PORT="+strconv.Itoa(port))
	w := &watching{c.start(t), c.dir}
	w.port = port
	t.Cleanup(func() { // the version that runs ends with it
		if w.running() {
			w.signal(syscall.SIGTERM)
			w.wait()
		}
	})
	return w
}

func (w *watching) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// replace writes a file as careful editors do: another one takes its place.
func (w *watching) replace(name, text string) {
	w.t.Helper()
	w.write(name+"~", text)
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.Rename(path+"~", path); err != nil {
		w.t.Fatal(err)
	}
}

func (w *watching) answers(want string) {
	w.t.Helper()
	w.until("for the answer "+want, func() bool {
		r, err := w.ask("GET", "/", "")
		return err == nil && r.body == want
	})
}

func (w *watching) said(text string, times int) {
	w.t.Helper()
	w.until(fmt.Sprintf("for %q, %d times", text, times), func() bool { return strings.Count(w.stderr.String(), text) >= times })
}

func answering(expr string) string {
	return "import ballerina/http;\n\nconfigurable int port = ?;\nconfigurable string word = \"\";\n\nservice / on new http:Listener(port) {\n" +
		"    resource function get .() returns string|error => " + expr + ";\n}\n"
}

const shopManifest = "[package]\norg = \"acme\"\nname = \"shop\"\nversion = \"0.1.0\"\n"

// While one version takes the place of another nobody is turned away: who
// connects in between waits for the next one.
func TestWatchRefusesNobody(t *testing.T) {
	t.Parallel()
	w := watch(t, call{dir: folder(t, "Ballerina.toml", shopManifest, "main.bal", answering(`"0"`))})
	w.answers("0")
	stop := make(chan struct{})
	var asking sync.WaitGroup
	var mu sync.Mutex
	var failed []string
	seen := map[string]int{}
	for range 4 {
		asking.Go(func() {
			// A connection for each request: one that is kept alive may be closed
			// by the server at any time.
			client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: limit}
			for {
				select {
				case <-stop:
					return
				default:
				}
				body := ""
				r, err := client.Get("http://" + w.address() + "/")
				if err == nil {
					var b []byte
					b, err = io.ReadAll(r.Body)
					r.Body.Close()
					body = string(b)
				}
				mu.Lock()
				if err != nil {
					failed = append(failed, err.Error())
				}
				seen[body]++
				mu.Unlock()
			}
		})
	}
	for i := range 5 {
		word := strconv.Itoa(i + 1)
		w.replace("main.bal", answering(`"`+word+`"`))
		w.until("for version "+word, func() bool {
			mu.Lock()
			defer mu.Unlock()
			return seen[word] > 0
		})
	}
	close(stop)
	asking.Wait()
	if len(failed) > 0 {
		t.Errorf("%d requests failed, the first: %s\n%v", len(failed), failed[0], seen)
	}
}

// Whatever the program is made from and configured with is noticed, however it
// is written.
func TestWatchNoticesWhatCounts(t *testing.T) {
	t.Parallel()
	env := t.TempDir()
	secrets := filepath.Join(env, "secrets.toml")
	if err := os.WriteFile(secrets, []byte("word = \"a\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	w := watch(t, call{
		dir: folder(t, "Ballerina.toml", shopManifest, "main.bal", answering("word + check io:fileReadString(\"resources/text.txt\")"), "resources/text.txt", "1"),
		env: []string{"BAL_CONFIG_FILES=" + secrets},
	})
	w.said("undefined module", 1) // io is not imported
	source := strings.Replace(answering("word + check io:fileReadString(\"resources/text.txt\")"), "import ballerina/http;", "import ballerina/http;\nimport ballerina/io;", 1)
	w.replace("main.bal", source)
	w.answers("a1")
	w.write("resources/text.txt", "2")
	w.said("watch: restarted after", 1)
	w.answers("a2")
	// A file of the configuration that another takes the place of, twice.
	for i, word := range []string{"b", "c"} {
		if err := os.WriteFile(secrets+".new", []byte("word = \""+word+"\"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(secrets+".new", secrets); err != nil {
			t.Fatal(err)
		}
		w.said("watch: restarted after", 2+i)
		w.answers(word + "2")
	}
	w.write("Ballerina.toml", strings.Replace(shopManifest, "0.1.0", "zero", 1))
	w.said("watch: the version before these changes goes on running", 1)
	w.answers("c2")
	w.write("Ballerina.toml", strings.Replace(shopManifest, "0.1.0", "0.2.0", 1))
	w.said("watch: restarted after", 4)
	// Many changes in a row end in the last of them.
	for i := range 20 {
		w.replace("main.bal", strings.Replace(source, "word +", fmt.Sprintf("\"%d\" +", i), 1))
		time.Sleep(time.Duration(i) * time.Millisecond)
	}
	w.answers("192")
	// Another port, and back: the one before is free.
	other := freePort(t)
	before := w.port
	w.replace("main.bal", strings.Replace(source, "Listener(port)", fmt.Sprintf("Listener(%d)", other), 1))
	w.port = other
	w.answers("c2")
	if ln, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(before))); err != nil {
		t.Error(err)
	} else {
		ln.Close()
	}
	w.replace("main.bal", source)
	w.port = before
	w.answers("c2")
	// A program that ends leaves no socket open.
	w.replace("main.bal", "import ballerina/http;\n\nconfigurable int port = ?;\nconfigurable string word = \"\";\n\nlistener http:Listener l = new (port);\n\nfunction init() returns error? {\n    return error(word);\n}\n")
	w.said("watch: the program ended with exit code 1; waiting for a change", 1)
	if _, err := w.ask("GET", "/", ""); err == nil {
		t.Error("somebody answers")
	}
}

// When the watcher is killed, the program does not go on alone.
func TestWatchKilled(t *testing.T) {
	t.Parallel()
	w := watch(t, call{dir: folder(t, "main.bal", answering(`"on"`)), args: []string{"main.bal"}})
	w.answers("on")
	if err := w.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	w.until("for the end of the program", func() bool {
		c, err := net.DialTimeout("tcp", w.address(), time.Second)
		if err == nil {
			c.Close()
		}
		return err != nil
	})
}

// needDev builds barre-dev, which few tests need and takes a while to link.
func needDev(t *testing.T) {
	t.Helper()
	if err := buildDev(); err != nil {
		t.Fatal(err)
	}
}

var buildDev = sync.OnceValue(func() error {
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", bin+string(filepath.Separator), "../cmd/barre-dev")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	return nil
})

// With --dev the services run on from version to version, with their data.
func TestWatchDev(t *testing.T) {
	t.Parallel()
	needDev(t)
	source := func(word string) string {
		return `import ballerina/http;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

configurable int port = ?;
configurable string host = "localhost";
configurable int dbPort = 3306;
configurable string user = "root";
configurable string password = "";
configurable string database = "shop";

final mysql:Client db = check new (host, user, password, database, dbPort);

function init() returns error? {
    _ = check db->execute(` + "`CREATE TABLE IF NOT EXISTS visits (n INT)`" + `);
    _ = check db->execute(` + "`INSERT INTO visits VALUES (1)`" + `);
}

service / on new http:Listener(port) {
    resource function get .() returns string|error {
        int n = check db->queryRow(` + "`SELECT COUNT(*) FROM visits`" + `);
        return string ` + "`" + word + "${n}`" + `;
    }
}
`
	}
	w := watch(t, call{dir: folder(t, "Ballerina.toml", shopManifest, "main.bal", source("a")), args: []string{"--dev"}})
	w.answers("a1")
	w.replace("main.bal", source("b"))
	w.answers("b2")
	w.replace("main.bal", source("c"))
	w.answers("c3")
	if n := strings.Count(w.stderr.String(), "dev: MySQL for 'db' at "); n != 1 {
		t.Errorf("told %d times of the dev service\n%s", n, w.stderr.String())
	}
	at := regexp.MustCompile(`at (127\.0\.0\.1:\d+)`).FindStringSubmatch(w.stderr.String())
	if at == nil {
		t.Fatal(w.stderr.String())
	}
	w.signal(syscall.SIGTERM)
	if r := w.wait(); r.code != 0 {
		t.Errorf("%v", r)
	}
	if c, err := net.Dial("tcp", at[1]); err == nil {
		c.Close()
		t.Error("the dev service runs on")
	}
}

// Somebody who has connected and says nothing does not hold up the end.
func TestStopWithASilentConnection(t *testing.T) {
	t.Parallel()
	needSignals(t)
	p := serve(t, answering(`"on"`))
	c, err := net.Dial("tcp", p.address())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if r := p.must("GET", "/", ""); r.body != "on" { // by then c has been accepted
		t.Fatalf("%+v", r)
	}
	start := time.Now()
	p.signal(syscall.SIGTERM)
	if r := p.wait(); r.code != 0 || r.stderr != "" {
		t.Errorf("%v", r)
	}
	if took := time.Since(start); took > 4*time.Second {
		t.Errorf("it took %v", took)
	}
}
