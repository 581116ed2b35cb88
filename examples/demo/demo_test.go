package main

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"

	"barre/dev"
)

// TestMain removes the binaries that the tests share.
func TestMain(m *testing.M) {
	code := m.Run()
	if folder, err := binaries(); err == nil {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}

// binaries builds the commands the demo runs, once.
var binaries = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "barre-demo")
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-o", folder+string(filepath.Separator), "barre/cmd/...")
	if out, err := cmd.CombinedOutput(); err != nil {
		os.RemoveAll(folder)
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return folder, nil
})

// syncBuffer is a buffer that several programs write to.
type syncBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *syncBuffer) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *syncBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func runDemo(t *testing.T, db *database, native string) {
	t.Helper()
	bin, err := binaries()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	var out syncBuffer
	if err := run(ctx, options{bin: bin, examples: "..", out: &out, database: db, native: native}); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	got := out.String()
	for _, want := range []string{
		"503 Service Unavailable, on purpose",
		"  201 Created",
		"  400 Bad Request",
		"  404 Not Found",
		"quantity of tea must be at least 1, not 0",
		"unknown customer 'C-999'",
		"there is no order 4711",
		"Grace Hopper",
		"order 3 placed by Barbara Liskov (C-300), total 15.00",
		"3 orders taken, 3 refused, 3 events. Calls that the CRM failed on purpose and order-intake made again: 1.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the demo does not show %q", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

func TestDemo(t *testing.T) { runDemo(t, nil, "") }

// TestNative runs the programs as machine code. Building four takes a while where
// Go has compiled nothing of them yet, so it is for CI and make native.
func TestNative(t *testing.T) {
	if _, ok := os.LookupEnv("BARRE_NATIVE"); !ok {
		t.Skip("BARRE_NATIVE is not set")
	}
	runDemo(t, nil, t.TempDir())
}

// TestMariaDB runs the same programs against a real server.
func TestMariaDB(t *testing.T) {
	db := startMariaDB(t)
	runDemo(t, db, "")

	cfg := mysql.NewConfig()
	cfg.Net, cfg.Addr, cfg.User, cfg.Passwd, cfg.DBName = "tcp", db.Address.String(), db.user, db.password, db.name
	conn, err := sql.Open("mysql", cfg.FormatDSN())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	var n int
	var total string
	if err := conn.QueryRow("SELECT COUNT(*), SUM(total) FROM orders").Scan(&n, &total); err != nil {
		t.Fatal(err)
	}
	if n != orders || total != "35.45" {
		t.Errorf("the table has %d orders with a total of %s, want %d with 35.45", n, total, orders)
	}
}

// startMariaDB runs a server of its own for the test. Without the program the
// test is skipped, in CI it fails.
func startMariaDB(t *testing.T) *database {
	t.Helper()
	server := find("mariadbd", "/usr/sbin/mariadbd", "/opt/homebrew/opt/mariadb/bin/mariadbd", "/usr/local/opt/mariadb/bin/mariadbd")
	if server == "" {
		const how = "mariadbd is not installed: 'apt-get install mariadb-server' or 'brew install mariadb'"
		if os.Getenv("CI") != "" {
			t.Fatal(how)
		}
		t.Skip(how)
	}
	dir := t.TempDir()
	data := filepath.Join(dir, "data")
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	install := find("mariadb-install-db", filepath.Join(filepath.Dir(server), "mariadb-install-db"), "/usr/bin/mariadb-install-db")
	if install == "" {
		t.Fatal("mariadb-install-db is not beside mariadbd")
	}
	args := []string{"--no-defaults", "--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db", "--user=" + me.Username}
	if out, err := exec.CommandContext(t.Context(), install, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	free, err := port(0, false)
	if err != nil {
		t.Fatal(err)
	}
	// A socket's path must be short, shorter than many a test folder.
	sockets, err := os.MkdirTemp("", "db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(sockets) })
	socket := filepath.Join(sockets, "s")
	var log syncBuffer
	cmd := exec.Command(server, "--no-defaults", "--datadir="+data, "--user="+me.Username, "--bind-address=127.0.0.1",
		fmt.Sprintf("--port=%d", free), "--socket="+socket, "--pid-file="+filepath.Join(dir, "pid"))
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		cmd.Wait()
		close(ended)
	}()
	t.Cleanup(func() {
		cmd.Process.Kill()
		<-ended
	})
	cfg := mysql.NewConfig()
	cfg.Net, cfg.Addr, cfg.User = "unix", socket, "root"
	conn, err := sql.Open("mysql", cfg.FormatDSN())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for start := time.Now(); ; time.Sleep(50 * time.Millisecond) {
		// Until it answers, the driver would log every attempt.
		if c, err := net.Dial("unix", socket); err == nil {
			c.Close()
			if conn.PingContext(t.Context()) == nil {
				break
			}
		}
		select {
		case <-ended:
			t.Fatalf("mariadbd ended:\n%s", log.String())
		default:
		}
		if time.Since(start) > time.Minute {
			t.Fatalf("mariadbd does not answer:\n%s", log.String())
		}
	}
	db := &database{Address: dev.Address{Host: "127.0.0.1", Port: free}, name: "orders", user: "shop", password: "s3cret; 'quoted'"}
	for _, q := range []string{
		"CREATE DATABASE orders",
		`CREATE USER 'shop'@'%' IDENTIFIED BY 's3cret; ''quoted'''`,
		"GRANT ALL ON orders.* TO 'shop'@'%'",
	} {
		if _, err := conn.ExecContext(t.Context(), q); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

// find returns the program name in the path, or the first of other places
// that exists.
func find(name string, places ...string) string {
	if p, err := exec.LookPath(name); err == nil {
		return p
	}
	for _, p := range places {
		if st, err := os.Stat(p); err == nil && !st.IsDir() {
			return p
		}
	}
	return ""
}
