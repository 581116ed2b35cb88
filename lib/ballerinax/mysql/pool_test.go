package mysql

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"software.sslmate.com/src/go-pkcs12"

	"barre/lib/ballerina/sql/sqltest"
	"barre/runtime"
	"barre/types"
	"barre/value"
)

func TestConnectFails(t *testing.T) {
	name := database(t, "")
	p := sqltest.New(t)
	f := bind(nil)
	connect := func(host, user, password, db string, port int, opt, pool value.Value) value.Value {
		var v value.Value
		p.Do(func(c *runtime.Context) {
			var err error
			v, err = f["Client.connect"](c, []value.Value{value.NewObject(new(value.Class)), str(host), str(user), str(password), str(db), value.Int(port), opt, pool, globalPool(p)})
			if err != nil {
				t.Errorf("connect panics: %v", err)
			}
		})
		return v
	}
	const failed = "Error in SQL connector configuration: Failed to initialize pool: "
	checkError(t, p, connect("127.0.0.1", "bob", "x", name, server.port, nil, nil), "ApplicationError", failed+"Access denied for user 'bob'@")
	checkError(t, p, connect("127.0.0.1", "ann", "Secret123#", "nowhere", server.port, nil, nil), "ApplicationError", failed+"Unknown database 'nowhere'")

	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := ln.Addr().(*net.TCPAddr).Port
	ln.Close()
	start := time.Now()
	e := checkError(t, p, connect("127.0.0.1", "ann", "", "", port, nil, p.Pool("initializationFailTimeout", sqltest.Dec("0.2"))), "ApplicationError", failed+"Communications link failure Caused by :Connection refused")
	if !strings.Contains(e.Message, fmt.Sprint(port)) {
		t.Errorf("the message does not name the address: %s", e.Message)
	}
	if d := time.Since(start); d > 3*time.Second {
		t.Errorf("it took %s to fail", d)
	}
	// Without a time to fail the client is made, and its first query fails.
	if v := connect("127.0.0.1", "ann", "", "", port, nil, p.Pool("initializationFailTimeout", sqltest.Dec("-1"))); v != nil {
		t.Errorf("a client that need not connect gives %s", value.ToBalString(v))
	}

	conf := "Error in SQL connector configuration: ConnectionPool field "
	for _, x := range []struct {
		field string
		v     value.Value
		want  string
	}{
		{"maxOpenConnections", value.Int(-25), "'maxOpenConnections' cannot be less than one."},
		{"maxConnectionLifeTime", sqltest.Dec("-1"), "'maxConnectionLifeTime' can either be 0 or greater than or equal to 30."},
		{"minIdleConnections", value.Int(-1), "'minIdleConnections' cannot be negative."},
		{"connectionTimeout", sqltest.Dec("-5"), "'connectionTimeout' cannot be negative."},
		{"idleTimeout", sqltest.Dec("-5"), "'idleTimeout' cannot be negative."},
		{"validationTimeout", sqltest.Dec("-5"), "'validationTimeout' cannot be negative."},
		{"leakDetectionThreshold", sqltest.Dec("-5"), "'leakDetectionThreshold' cannot be negative."},
		{"keepAliveTime", sqltest.Dec("-5"), "'keepAliveTime' cannot be negative."},
	} {
		checkError(t, p, connect("127.0.0.1", "ann", "Secret123#", name, server.port, nil, p.Pool(x.field, x.v)), "ApplicationError", conf+x.want)
	}
	noServers := options("failoverConfig", value.MapOf(types.AnydataMap, "failoverServers", value.NewList(types.AnydataList, nil), "failoverReadOnly", value.Boolean(true)))
	checkError(t, p, connect("127.0.0.1", "ann", "Secret123#", name, server.port, noServers, nil), "ApplicationError", "FailoverConfig's 'failoverServers' field cannot be an empty array.")
}

// open counts the connections of clients to a database.
func openConnections(t *testing.T, name string) int {
	t.Helper()
	db, err := openRaw("")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRow("SELECT COUNT(*) FROM information_schema.processlist WHERE db = ?", name).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestPools(t *testing.T) {
	name := database(t, "CREATE TABLE n (i INT); INSERT INTO n VALUES (1)")
	p := sqltest.New(t)
	pool := p.Pool("maxOpenConnections", value.Int(2), "connectionTimeout", sqltest.Dec("0.2"), "poolName", str("two"))
	a, e := connectTo(t, p, name, nil, pool)
	if e != nil {
		t.Fatal(e.Message)
	}
	b, e := connectTo(t, p, name, nil, pool)
	if e != nil {
		t.Fatal(e.Message)
	}
	own, e := connectTo(t, p, name, nil, p.Pool("maxOpenConnections", value.Int(1)))
	if e != nil {
		t.Fatal(e.Message)
	}
	s1 := a.ok("query", a.q("SELECT * FROM n"), sqltest.Desc(types.AnydataMap))
	s2 := b.ok("query", b.q("SELECT * FROM n"), sqltest.Desc(types.AnydataMap))
	if got := own.row(types.Int, "SELECT COUNT(*) FROM n"); got != "1" {
		t.Errorf("a pool of its own gives %s", got)
	}
	e = b.fails("DatabaseError", "Error while executing SQL query: SELECT i FROM n. two - Connection is not available, request timed out after ", "queryRow", b.q("SELECT i FROM n"), sqltest.Desc(types.Int))
	if !strings.Contains(e.Message, "total=2, active=2, idle=0") {
		t.Errorf("message is %s", e.Message)
	}
	a.rows(s1)
	b.rows(s2)
	a.do("close")
	b.row(types.Int, "SELECT COUNT(*) FROM n") // the pool is still b's
	a.fails("ApplicationError", "SQL Client is already closed, hence further operations are not allowed", "queryRow", a.q("SELECT 1"), sqltest.Desc(types.Int))
	_, end := a.rows(a.do("query", a.q("SELECT 1"), sqltest.Desc(types.AnydataMap)))
	checkError(t, p, end, "ApplicationError", "SQL Client is already closed")
	a.fails("ApplicationError", "SQL Client is already closed", "execute", a.q("SELECT 1"))
	b.do("close")
	own.do("close")
	if n := openConnections(t, name); n != 0 {
		t.Errorf("%d connections are open after all clients closed", n)
	}
	c, e := connectTo(t, p, name, nil, pool)
	if e != nil {
		t.Fatal(e.Message)
	}
	c.row(types.Int, "SELECT COUNT(*) FROM n")
}

func TestPoolSettings(t *testing.T) {
	name := database(t, "CREATE TABLE n (i INT)")
	p := sqltest.New(t)
	cl, e := connectTo(t, p, name, nil, p.Pool(
		"transactionIsolation", str("TRANSACTION_READ_UNCOMMITTED"), "readOnly", value.Boolean(true),
		"connectionInitSql", value.NewStrings([]string{"SET @a = 5", "SET @b = 6"}), "connectionTestQuery", str("SELECT 1"),
		"keepAliveTime", sqltest.Dec("0.02"), "leakDetectionThreshold", sqltest.Dec("0.05")))
	if e != nil {
		t.Fatal(e.Message)
	}
	if got := cl.row(types.AnydataMap, "SELECT @@tx_isolation AS iso, @a AS a, @b AS b"); got != `{"iso":"READ-UNCOMMITTED","a":5,"b":6}` {
		t.Errorf("the session is %s", got)
	}
	cl.fails("DatabaseError", "Error while executing SQL query: INSERT INTO n VALUES (1). Cannot execute statement in a READ ONLY transaction.", "execute", cl.q("INSERT INTO n VALUES (1)"))
	s := cl.ok("query", cl.q("SELECT 1"), sqltest.Desc(types.AnydataMap))
	time.Sleep(120 * time.Millisecond)
	cl.rows(s)
	cl.row(types.Int, "SELECT 1")
	cl.do("close")
	if !strings.Contains(p.Log.String(), "has been in use for 50ms") {
		t.Errorf("no leak is reported: %q", p.Log.String())
	}
	_, e = connectTo(t, p, name, nil, p.Pool("connectionInitSql", str("SET nonsense")))
	checkError(t, p, errorOrNil(e), "ApplicationError", "Error in SQL connector configuration: Failed to initialize pool: You have an error in your SQL syntax")
}

func TestConcurrentClients(t *testing.T) {
	name := database(t, "CREATE TABLE n (i INT PRIMARY KEY AUTO_INCREMENT, v INT)")
	p := sqltest.New(t)
	cl, e := connectTo(t, p, name, nil, p.Pool("maxOpenConnections", value.Int(4)))
	if e != nil {
		t.Fatal(e.Message)
	}
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 10 {
				cl.ok("execute", cl.q("INSERT INTO n (v) VALUES (?)", value.Int(i)))
				cl.rows(cl.ok("query", cl.q("SELECT * FROM n WHERE v = ?", value.Int(i)), sqltest.Desc(types.AnydataMap)))
			}
		}()
	}
	wg.Wait()
	if got := cl.row(types.Int, "SELECT COUNT(*) FROM n"); got != "200" {
		t.Errorf("there are %s rows", got)
	}
}

func TestSocketTimeout(t *testing.T) {
	name := database(t, "")
	cl, e := connectTo(t, sqltest.New(t), name, options("socketTimeout", sqltest.Dec("0.2")), nil)
	if e != nil {
		t.Fatal(e.Message)
	}
	e = cl.fails("DatabaseError", "Error while executing SQL query: SELECT SLEEP(4). Communications link failure", "queryRow", cl.q("SELECT SLEEP(4)"), sqltest.Desc(types.Int))
	if e.Detail.Str("sqlState") != "08S01" {
		t.Errorf("detail is %s", value.ToBalString(e.Detail))
	}
}

func TestFailover(t *testing.T) {
	name := database(t, "CREATE TABLE n (i INT)")
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	dead := ln.Addr().(*net.TCPAddr).Port
	ln.Close()
	p := sqltest.New(t)
	srv := func(port int) value.Value {
		return value.MapOf(types.AnydataMap, "host", str("127.0.0.1"), "port", value.Int(port))
	}
	live := server.port
	server.port = dead
	cl, e := connectTo(t, p, name, options("failoverConfig", value.MapOf(types.AnydataMap,
		"failoverServers", value.NewList(types.AnydataList, []value.Value{srv(dead), srv(live)}),
		"queriesBeforeRetry", value.Int(3), "failoverReadOnly", value.Boolean(true))), nil)
	server.port = live
	if e != nil {
		t.Fatal(e.Message)
	}
	for range 10 {
		cl.row(types.Int, "SELECT 1")
	}
	cl.fails("DatabaseError", "Error while executing SQL query: INSERT INTO n VALUES (1). Cannot execute statement in a READ ONLY transaction.", "execute", cl.q("INSERT INTO n VALUES (1)"))
}

// TestRowsLayout fails when the driver keeps the descriptions of columns
// elsewhere: then BOOLEAN is not told from TINYINT.
func TestRowsLayout(t *testing.T) {
	cl := newClient(t, "CREATE TABLE n (b BOOLEAN); INSERT INTO n VALUES (TRUE)")
	if got := cl.row(types.AnydataMap, "SELECT b FROM n"); got != `{"b":true}` {
		t.Errorf("a BOOLEAN is %s: see fieldsOf", got)
	}
}

// TestEncryption runs a server that only says hello, to see what a client does
// with its certificate.
func TestEncryption(t *testing.T) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "mysql.example"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature, DNSNames: []string{"mysql.example"}}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	cert, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	store := func(name string, data []byte, err error) *value.Map {
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return value.MapOf(types.AnydataMap, "path", str(path), "password", str("changeit"))
	}
	data, err := pkcs12.Modern.EncodeTrustStore([]*x509.Certificate{cert}, "changeit")
	trust := store("trust.p12", data, err)
	data, err = pkcs12.Modern.Encode(key, cert, nil, "changeit")
	own := store("key.p12", data, err)

	secureOf := func(m *value.Map) *secure {
		s, err := readSecure(m)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	// handshake runs the TLS part of a connection with the server's certificate.
	handshake := func(m *value.Map, host string) (error, bool) {
		conf, _, err := secureOf(m).config(host)
		if err != nil {
			t.Fatal(err)
		}
		ln, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer ln.Close()
		sent := make(chan bool, 1)
		go func() {
			b, err := ln.Accept()
			if err != nil {
				sent <- false
				return
			}
			s := tls.Server(b, &tls.Config{Certificates: []tls.Certificate{{Certificate: [][]byte{der}, PrivateKey: key}}, ClientAuth: tls.RequestClientCert})
			s.Handshake()
			sent <- len(s.ConnectionState().PeerCertificates) > 0
			b.Close()
		}()
		a, err := net.Dial("tcp", ln.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer a.Close()
		err = tls.Client(a, conf).Handshake()
		if err != nil {
			a.Close()
		}
		return err, <-sent
	}
	mode := func(mode string, more ...any) *value.Map {
		return value.MapOf(types.AnydataMap, append([]any{"mode", str(mode)}, more...)...)
	}
	if conf, _, _ := secureOf(mode("DISABLED")).config("h"); conf != nil {
		t.Error("DISABLED encrypts")
	}
	if _, fallback, _ := secureOf(mode("PREFERRED")).config("h"); !fallback {
		t.Error("PREFERRED insists on encryption")
	}
	if err, _ := handshake(mode("REQUIRED"), "localhost"); err != nil {
		t.Errorf("REQUIRED: %v", err)
	}
	if err, sent := handshake(mode("REQUIRED", "key", own), "localhost"); err != nil || !sent {
		t.Errorf("REQUIRED with a key: %v, sent %v", err, sent)
	}
	if err, _ := handshake(mode("VERIFY_CA", "cert", trust), "localhost"); err != nil {
		t.Errorf("VERIFY_CA: %v", err)
	}
	if err, _ := handshake(mode("VERIFY_CA"), "localhost"); err == nil || certificateMessage(err) != "The server's certificate was issued by an authority that is not trusted" {
		t.Errorf("VERIFY_CA without trust: %v", err)
	}
	if err, _ := handshake(mode("VERIFY_IDENTITY", "cert", trust), "mysql.example"); err != nil {
		t.Errorf("VERIFY_IDENTITY: %v", err)
	}
	if err, _ := handshake(mode("VERIFY_IDENTITY", "cert", trust), "localhost"); err == nil || !strings.Contains(certificateMessage(err), "the server name 'localhost'") {
		t.Errorf("VERIFY_IDENTITY for another host: %v", err)
	}
	wrong := value.MapOf(types.AnydataMap, "path", trust.Field("path"), "password", str("wrong"))
	if _, _, err := secureOf(mode("VERIFY_CA", "cert", wrong)).config("h"); err == nil {
		t.Error("a wrong password opens the store")
	}
	// The test server does not encrypt.
	name := database(t, "")
	_, e := connectTo(t, sqltest.New(t), name, options("ssl", mode("REQUIRED")), nil)
	if e == nil || !strings.Contains(e.Message, "The server does not encrypt connections") {
		t.Errorf("REQUIRED with a server that cannot gives %v", errorOrNil(e))
	}
}
