package studio

import (
	"bufio"
	"bytes"
	"context"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// process is the command, as a process of its own.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(executable(), append([]string{"studio"}, args...)...)
	// The token of the folder is not kept in the user's own cache.
	cmd.Env = append(os.Environ(), asCommand+"=1", "XDG_CACHE_HOME="+t.TempDir(), "LocalAppData="+t.TempDir())
	return cmd
}

// serving starts the command and gives a tab on it.
func serving(t *testing.T, dir string) (*exec.Cmd, *client) {
	t.Helper()
	cmd := process(t, "--no-open", "--port", "0", dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(strings.TrimSpace(line))
	if err != nil || !strings.HasPrefix(u.Host, "127.0.0.1:") || len(u.Query().Get("token")) < 40 {
		t.Fatalf("the address: %s", line)
	}
	conn, _, err := websocket.Dial(context.Background(), "ws://"+u.Host+"/ws?"+u.RawQuery, nil)
	if err != nil {
		t.Fatal(err)
	}
	return cmd, newClient(t, conn)
}

// TestCommand: the command prints its address, serves a package, and ends in order, with
// what was typed last in the file.
func TestCommand(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": ordersMain})
	cmd, c := serving(t, dir)
	d := c.read(&studio{dir: dir}, "main.bal")
	c.call("studio/change", map[string]any{"uri": d.URI, "version": d.Version, "changes": d.insert(t, "int", "final ")}, nil)
	if runtime.GOOS == "windows" {
		return // there is nothing to ask a process to stop with
	}
	cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err != nil {
		t.Errorf("the command ended with %v", err)
	}
	if b, _ := os.ReadFile(filepath.Join(dir, "main.bal")); !strings.Contains(string(b), "final int total") {
		t.Errorf("the file has %s", b)
	}
}

// TestCommandKilled: a program does not outlive Studio, even one that had no time to
// end it.
func TestCommandKilled(t *testing.T) {
	t.Parallel()
	at := freePort(t)
	dir := folder(t, map[string]string{"Ballerina.toml": manifest, "main.bal": served, "Config.toml": "port = " + at})
	cmd, c := serving(t, dir)
	c.call("studio/hello", nil, nil)
	var r struct{ Session string }
	c.call("studio/run", nil, &r)
	c.address(r.Session)
	cmd.Process.Kill()
	cmd.Wait()
	eventually(t, "the service is gone", func() bool {
		conn, err := net.DialTimeout("tcp", "127.0.0.1:"+at, time.Second)
		if err != nil {
			return true
		}
		conn.Close()
		return false
	})
}

func TestCommandRefused(t *testing.T) {
	t.Parallel()
	dir := folder(t, map[string]string{"x.txt": ""})
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for args, want := range map[string]string{
		"--port x":                              "ballerina: 'x' is not a port: expected a number from 0 to 65535, where 0 chooses a free one\nRun 'barre help studio' for usage.\n",
		"--port":                                "ballerina: the option '--port' needs a value\nRun 'barre help studio' for usage.\n",
		"--nothing":                             "ballerina: unknown option: '--nothing'\nRun 'barre help studio' for usage.\n",
		"a b":                                   "ballerina: unexpected argument 'b': studio takes one folder or file\nRun 'barre help studio' for usage.\n",
		"gone":                                  "gone' does not exist\n",
		"x.txt":                                 "x.txt' is no Ballerina source: give the folder of a package, or a .bal file\n",
		"--web .":                               "error: '.' is not a built web application: it has no index.html\n",
		"--port " + port(taken.Addr().String()): "error: cannot listen on port " + port(taken.Addr().String()) + ": address already in use\n",
	} {
		cmd := process(t, strings.Fields(args)...)
		cmd.Dir = dir
		var errOut bytes.Buffer
		cmd.Stderr = &errOut
		if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() != 1 || !strings.HasSuffix(errOut.String(), want) {
			t.Errorf("studio %s: %v, %q", args, err, errOut.String())
		}
	}
}
