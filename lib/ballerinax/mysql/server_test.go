package mysql

import (
	"context"
	dbsql "database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"sync"
	"testing"
	"time"

	driver "github.com/go-sql-driver/mysql"
)

// server is a MariaDB that all tests of the package share. It is started when
// the first test asks for it.
var server struct {
	once sync.Once
	port int
	err  error
	stop func()
}

func TestMain(m *testing.M) {
	code := m.Run()
	if server.stop != nil {
		server.stop()
	}
	os.Exit(code)
}

// serverPort gives the port of the server. Without an installed MariaDB the
// test is skipped, unless it runs in CI, where it fails.
func serverPort(t *testing.T) int {
	t.Helper()
	mariadbd, err := exec.LookPath("mariadbd")
	if err != nil {
		if _, err2 := os.Stat("/usr/sbin/mariadbd"); err2 != nil {
			if os.Getenv("CI") == "true" {
				t.Fatal("mariadbd is not installed (package mariadb-server)")
			}
			t.Skip("mariadbd is not installed (package mariadb-server)")
		}
		mariadbd = "/usr/sbin/mariadbd"
	}
	server.once.Do(func() { server.err = startServer(mariadbd) })
	if server.err != nil {
		t.Fatal(server.err)
	}
	return server.port
}

func startServer(mariadbd string) error {
	dir, err := os.MkdirTemp("", "barre-mysql-")
	if err != nil {
		return err
	}
	clean := func() { os.RemoveAll(dir) }
	data := filepath.Join(dir, "data")
	args := []string{"--no-defaults", "--datadir=" + data}
	if u, err := user.Current(); err == nil {
		args = append(args, "--user="+u.Username)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	install := exec.CommandContext(ctx, "mariadb-install-db", append(args, "--auth-root-authentication-method=normal", "--skip-test-db")...)
	if out, err := install.CombinedOutput(); err != nil {
		clean()
		return fmt.Errorf("mariadb-install-db: %w\n%s", err, out)
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		clean()
		return err
	}
	server.port = ln.Addr().(*net.TCPAddr).Port
	ln.Close()
	cmd := exec.Command(mariadbd, append(args, "--bind-address=127.0.0.1", fmt.Sprint("--port=", server.port),
		"--socket="+filepath.Join(dir, "sock"), "--pid-file="+filepath.Join(dir, "pid"), "--skip-log-bin",
		"--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M", "--skip-name-resolve")...)
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		clean()
		return err
	}
	cmd.Stdout, cmd.Stderr = log, log
	dieWithParent(cmd)
	if err := cmd.Start(); err != nil {
		clean()
		return err
	}
	server.stop = func() {
		cmd.Process.Kill()
		cmd.Wait()
		log.Close()
		clean()
	}
	db, err := openRaw("")
	if err != nil {
		return err
	}
	defer db.Close()
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		if err = db.Ping(); err == nil {
			break
		}
		if time.Now().After(end) {
			text, _ := os.ReadFile(filepath.Join(dir, "log"))
			return fmt.Errorf("mariadbd does not come up: %w\n%s", err, text)
		}
	}
	_, err = db.Exec("CREATE USER 'ann'@'%' IDENTIFIED BY 'Secret123#'")
	if err == nil {
		_, err = db.Exec("GRANT ALL ON *.* TO 'ann'@'%'")
	}
	return err
}

func openRaw(database string) (*dbsql.DB, error) {
	cfg := driver.NewConfig()
	cfg.Net, cfg.Addr, cfg.User, cfg.DBName = "tcp", fmt.Sprintf("127.0.0.1:%d", server.port), "root", database
	cfg.MultiStatements = true
	cfg.Logger = &driver.NopLogger{}
	c, err := driver.NewConnector(cfg)
	if err != nil {
		return nil, err
	}
	return dbsql.OpenDB(c), nil
}

// database makes a database of the test's own, with what the statements put
// into it, and gives its name.
func database(t *testing.T, statements string) string {
	t.Helper()
	serverPort(t)
	db, err := openRaw("")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	name := fmt.Sprintf("t%d", time.Now().UnixNano())
	if _, err := db.Exec("CREATE DATABASE " + name + " CHARACTER SET utf8mb4; USE " + name + "; " + statements); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		db, err := openRaw("")
		if err == nil {
			db.Exec("DROP DATABASE " + name)
			db.Close()
		}
	})
	return name
}
