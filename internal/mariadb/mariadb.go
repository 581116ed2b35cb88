// Package mariadb runs a MariaDB server for tests: one for all tests of a
// process, with a database for each.
package mariadb

import (
	"database/sql"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/go-sql-driver/mysql"
)

// Shared is a server that starts when a test first asks for a database. Stop it
// at the end of TestMain.
type Shared struct {
	once sync.Once
	err  error
	dir  string
	cmd  *exec.Cmd
	port int

	mu        sync.Mutex
	databases int
}

// errMissing is a machine without the server.
var errMissing = errors.New("mariadbd is not installed: 'apt-get install mariadb-server' or 'brew install mariadb'")

// Database makes a database of the test's own and gives its address, as
// mysql://root@127.0.0.1:3306/test1. Without the server's program the test is
// skipped, in CI it fails.
func (s *Shared) Database(t testing.TB) string {
	t.Helper()
	s.once.Do(func() { s.err = s.start() })
	if errors.Is(s.err, errMissing) && os.Getenv("CI") == "" {
		t.Skip(s.err)
	}
	if s.err != nil {
		t.Fatal(s.err)
	}
	s.mu.Lock()
	s.databases++
	name := fmt.Sprintf("test%d", s.databases)
	s.mu.Unlock()
	db := s.Connect(t, "")
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("mysql://root@127.0.0.1:%d/%s", s.port, name)
}

// Connect connects to a database, to none for "".
func (s *Shared) Connect(t testing.TB, name string) *sql.DB {
	t.Helper()
	c := mysql.NewConfig()
	c.Net, c.Addr, c.User, c.DBName = "tcp", fmt.Sprintf("127.0.0.1:%d", s.port), "root", name
	connector, err := mysql.NewConnector(c)
	if err != nil {
		t.Fatal(err)
	}
	return sql.OpenDB(connector)
}

// Stop ends the server, if it was started.
func (s *Shared) Stop() {
	if s.cmd != nil {
		_ = s.cmd.Process.Kill()
		_ = s.cmd.Wait()
	}
	if s.dir != "" {
		_ = os.RemoveAll(s.dir)
	}
}

// find returns the program name in the path, or the first of other places that
// exists.
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

func (s *Shared) start() error {
	server := find("mariadbd", "/usr/sbin/mariadbd", "/opt/homebrew/opt/mariadb/bin/mariadbd", "/usr/local/opt/mariadb/bin/mariadbd")
	if server == "" {
		return errMissing
	}
	install := find("mariadb-install-db", filepath.Join(filepath.Dir(server), "mariadb-install-db"), "/usr/bin/mariadb-install-db")
	if install == "" {
		return errors.New("mariadb-install-db is not beside mariadbd")
	}
	me, err := user.Current()
	if err != nil {
		return err
	}
	// A socket's path must be short, shorter than many a test folder.
	if s.dir, err = os.MkdirTemp("", "db"); err != nil {
		return err
	}
	data := filepath.Join(s.dir, "data")
	args := []string{"--no-defaults", "--datadir=" + data, "--user=" + me.Username}
	if out, err := exec.Command(install, append(args, "--auth-root-authentication-method=normal", "--skip-test-db")...).CombinedOutput(); err != nil {
		return fmt.Errorf("mariadb-install-db: %w\n%s", err, out)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s.port = l.Addr().(*net.TCPAddr).Port
	l.Close()
	log, err := os.Create(filepath.Join(s.dir, "log"))
	if err != nil {
		return err
	}
	defer log.Close()
	// What a crash would lose is no loss here, and waiting for the disk is slow.
	s.cmd = exec.Command(server, append(args, "--bind-address=127.0.0.1", fmt.Sprint("--port=", s.port), "--socket="+filepath.Join(s.dir, "s"),
		"--pid-file="+filepath.Join(s.dir, "pid"), "--innodb-flush-log-at-trx-commit=0", "--skip-name-resolve")...)
	s.cmd.Stdout, s.cmd.Stderr = log, log
	if err := s.cmd.Start(); err != nil {
		s.cmd = nil
		return err
	}
	for start := time.Now(); time.Since(start) < time.Minute; time.Sleep(20 * time.Millisecond) {
		// It greets whoever connects once it serves.
		if c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", s.port)); err == nil {
			_ = c.SetReadDeadline(time.Now().Add(time.Second))
			_, err = c.Read(make([]byte, 1))
			c.Close()
			if err == nil {
				return nil
			}
		}
	}
	text, _ := os.ReadFile(log.Name())
	return fmt.Errorf("mariadbd does not come up:\n%s", text)
}
