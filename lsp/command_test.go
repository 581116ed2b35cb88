package lsp_test

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"go.lsp.dev/jsonrpc2"

	"barre/lib/core"
	"barre/lsp"
)

// TestSocket connects to the command over the loopback interface.
func TestSocket(t *testing.T) {
	t.Parallel()
	cmd := exec.Command(os.Args[0], "--socket", "0")
	cmd.Env = append(os.Environ(), serverProcess+"=1")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	line, err := bufio.NewReader(stderr).ReadString('\n')
	addr, ok := strings.CutPrefix(strings.TrimSpace(line), "Listening on 127.0.0.1:")
	if err != nil || !ok {
		t.Fatalf("%q %v", line, err)
	}
	c, err := net.Dial("tcp", "127.0.0.1:"+addr)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	conn := jsonrpc2.NewConn(jsonrpc2.NewStream(c))
	conn.Go(ctx, jsonrpc2.MethodNotFoundHandler)
	if _, err := conn.Call(ctx, "textDocument/hover", map[string]any{}, nil); err == nil || !strings.Contains(err.Error(), "'initialize' must be the first request") {
		t.Errorf("%v", err)
	}
	var r struct{ ServerInfo struct{ Name string } }
	if _, err := conn.Call(ctx, "initialize", map[string]any{"capabilities": map[string]any{}}, &r); err != nil || r.ServerInfo.Name != "barre" {
		t.Errorf("%+v %v", r, err)
	}
	if _, err := conn.Call(ctx, "barre/nothing", nil, nil); err == nil || !strings.Contains(err.Error(), "the method 'barre/nothing' is not supported") {
		t.Errorf("%v", err)
	}
	if _, err := conn.Call(ctx, "shutdown", nil, nil); err != nil {
		t.Error(err)
	}
	if err := conn.Notify(ctx, "exit", nil); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

// TestUsage: what is wrong with the command line is said.
func TestUsage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ args, want string }{
		{"--nothing", "unknown option: '--nothing'"},
		{"--socket=x", "'x' is not a port"},
		{"--socket=70000", "'70000' is not a port"},
		{"folder", "unexpected argument 'folder'"},
	} {
		var errs bytes.Buffer
		code := lsp.Main(lsp.CommandOptions{Args: strings.Fields(c.args), Modules: core.Modules, Stdin: strings.NewReader(""), Stdout: io.Discard, Stderr: &errs})
		if code != 1 || !strings.Contains(errs.String(), c.want) || !strings.Contains(errs.String(), "barre help lsp") {
			t.Errorf("%s: %d %q", c.args, code, errs.String())
		}
	}
}

// TestGarbage: bytes that are no messages end the session and nothing else.
func TestGarbage(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"", "hello\r\n\r\n", "Content-Length: 5\r\n\r\n{]}[x", "Content-Length: 999999\r\n\r\n{}", "Content-Length: -1\r\n\r\n"} {
		var out bytes.Buffer
		if code := lsp.Main(lsp.CommandOptions{Modules: core.Modules, Stdin: io.NopCloser(strings.NewReader(in)), Stdout: &out, Stderr: io.Discard}); code != 1 {
			t.Errorf("%q: exit code %d", in, code)
		}
	}
}
