package server

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"barre/dev"
)

// TestMain lets the test binary play barre-dev.
func TestMain(m *testing.M) {
	if os.Getenv("BARRE_DEV_SERVER") == "1" {
		os.Exit(Main(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

func self(t *testing.T) string {
	t.Helper()
	t.Setenv("BARRE_DEV_SERVER", "1")
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return exe
}

func TestServices(t *testing.T) {
	p, err := dev.Start(t.Context(), self(t), dev.Request{
		MySQL: []dev.MySQL{{Database: "shop", User: "ada", Password: "x"}},
		Kafka: []dev.Kafka{{Topics: []string{"orders"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if len(p.MySQL) != 1 || len(p.Kafka) != 1 {
		t.Fatalf("%+v", p.Reply)
	}
	for _, a := range []dev.Address{p.MySQL[0], p.Kafka[0]} {
		c, err := net.Dial("tcp", a.String())
		if err != nil {
			t.Fatal(err)
		}
		c.Close()
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if c, err := net.DialTimeout("tcp", p.MySQL[0].String(), time.Second); err == nil {
		c.Close()
		t.Error("the services outlive Close")
	}
}

func TestFailures(t *testing.T) {
	exe := self(t)
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	port := ln.Addr().(*net.TCPAddr).Port
	_, err = dev.Start(t.Context(), exe, dev.Request{MySQL: []dev.MySQL{{Port: port}}})
	if err == nil || !strings.Contains(err.Error(), "the MySQL dev service does not start") {
		t.Errorf("a port in use: %v", err)
	}
	_, err = dev.Start(t.Context(), exe, dev.Request{MySQL: []dev.MySQL{{Database: "a", Setup: []string{"not SQL"}}}})
	if err == nil || !strings.Contains(err.Error(), "not SQL") {
		t.Errorf("a bad setup: %v", err)
	}
	_, err = dev.Start(t.Context(), filepath.Join(t.TempDir(), "nope"), dev.Request{})
	if err == nil || !strings.Contains(err.Error(), "cannot start the dev services") {
		t.Errorf("no binary: %v", err)
	}
	cmd := exec.Command(exe)
	cmd.Stdin = strings.NewReader("hello\n")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), "expects a request on standard input") {
		t.Errorf("by hand: %v %s", err, out)
	}
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	p, err := dev.Start(ctx, self(t), dev.Request{Kafka: []dev.Kafka{{}}})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	p.Close()
	if c, err := net.DialTimeout("tcp", p.Kafka[0].String(), time.Second); err == nil {
		c.Close()
		t.Error("the services outlive their context")
	}
}
