package mysql

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	driver "github.com/go-sql-driver/mysql"
)

func open(t *testing.T, s *Server, user, password, database string) *sql.DB {
	t.Helper()
	cfg := driver.NewConfig()
	cfg.Net, cfg.Addr, cfg.User, cfg.Passwd, cfg.DBName = "tcp", s.Addr, user, password, database
	c, err := driver.NewConnector(cfg)
	if err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(c)
	t.Cleanup(func() { db.Close() })
	return db
}

func TestServer(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	s, err := Start(ctx, Options{
		Database: "shop", User: "ann", Password: "secret",
		Setup: []string{
			"CREATE TABLE item (id INT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(20) NOT NULL, price DECIMAL(8,2))",
			"INSERT INTO item (name, price) VALUES ('nail', 0.05)",
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if s.Port == 0 || s.Host != "127.0.0.1" {
		t.Fatalf("address is %s:%d", s.Host, s.Port)
	}

	db := open(t, s, "ann", "secret", "shop")
	res, err := db.ExecContext(ctx, "INSERT INTO item (name, price) VALUES (?, ?)", "screw", "0.10")
	if err != nil {
		t.Fatal(err)
	}
	if id, _ := res.LastInsertId(); id != 2 {
		t.Errorf("last insert id = %d, want 2", id)
	}
	var n int
	var price string
	if err := db.QueryRowContext(ctx, "SELECT COUNT(*), SUM(price) FROM item").Scan(&n, &price); err != nil || n != 2 || price != "0.15" {
		t.Errorf("count, sum = %d, %s, %v; want 2, 0.15", n, price, err)
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM item"); err != nil {
		t.Fatal(err)
	}
	tx.Rollback()
	if err := db.QueryRowContext(ctx, "SELECT COUNT(*) FROM item").Scan(&n); err != nil || n != 2 {
		t.Errorf("after rollback there are %d rows, %v; want 2", n, err)
	}

	if err := open(t, s, "ann", "wrong", "shop").PingContext(ctx); err == nil {
		t.Error("a wrong password was accepted")
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := open(t, s, "ann", "secret", "shop").PingContext(ctx); err == nil {
		t.Error("the server still answers after it was closed")
	}
}

func TestStartFails(t *testing.T) {
	ctx := context.Background()
	if _, err := Start(ctx, Options{Database: "d", Setup: []string{"CREATE TABEL x"}}); err == nil || !strings.Contains(err.Error(), "TABEL") {
		t.Errorf("a wrong statement gives %v", err)
	}
	if _, err := Start(ctx, Options{Host: "0.0.0.0"}); err == nil {
		t.Error("listens on all addresses")
	}
	s, err := Start(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := Start(ctx, Options{Port: s.Port}); err == nil {
		t.Error("two servers on one port")
	}
}

func TestContextEndsServer(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s, err := Start(ctx, Options{})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	select {
	case <-s.done:
	case <-time.After(10 * time.Second):
		t.Fatal("the server goes on after its context ended")
	}
}
