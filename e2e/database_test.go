package e2e

import (
	"fmt"
	"io"
	"net"
	"strconv"
	"testing"
	"time"
)

const database = `import ballerina/io;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

configurable int port = ?;

final mysql:Client db = check new (host = "127.0.0.1", port = port, user = "shop", password = "hunter2", database = "shop",
    options = {connectTimeout: 1});

public function main() {
    io:println("never printed");
}
`

func TestDatabaseUnreachable(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	dir := folder(t, "main.bal", database)
	r := call{name: "barre-full", dir: dir, args: []string{"run", "main.bal", "-Cport=" + strconv.Itoa(port)}}.run(t)
	r.want(t, 1, "", fmt.Sprintf(`~error: .*[Cc]onnection refused.*127\.0\.0\.1:%d.*\n(?:\s+at .*\n)*`, port))
}

// The command hands a program over to the larger binary beside it.
func TestDatabaseUnreachableFromTheCommand(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	dir := folder(t, "main.bal", database)
	r := call{dir: dir, args: []string{"run", "main.bal", "-Cport=" + strconv.Itoa(port)}}.run(t)
	r.want(t, 1, "", fmt.Sprintf(`~error: .*[Cc]onnection refused.*127\.0\.0\.1:%d.*\n(?:\s+at .*\n)*`, port))
}

// Somebody answers at the port, but no database.
func TestDatabaseIsNone(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		f    func(c net.Conn)
	}{
		{"closes", func(net.Conn) {}},
		{"speaks HTTP", func(c net.Conn) { _, _ = io.WriteString(c, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n") }},
		{"is silent", func(c net.Conn) { _, _ = io.Copy(io.Discard, c) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			ln, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer ln.Close()
			go func() {
				for {
					conn, err := ln.Accept()
					if err != nil {
						return
					}
					_ = conn.SetDeadline(time.Now().Add(limit))
					go func() {
						c.f(conn)
						conn.Close()
					}()
				}
			}()
			port := ln.Addr().(*net.TCPAddr).Port
			dir := folder(t, "main.bal", database)
			p := call{name: "barre-full", dir: dir, args: []string{"run", "main.bal", "-Cport=" + strconv.Itoa(port)}}.start(t)
			select {
			case <-p.ended:
			case <-time.After(10 * time.Second):
				t.Fatal("10 seconds later it still tries to connect, with connectTimeout = 1")
			}
			p.wait().want(t, 1, "", fmt.Sprintf(`~error: .*127\.0\.0\.1:%d.*\n(?:\s+at .*\n)*`, port))
		})
	}
}

// A broker that is not there: the program is told so as an error.
func TestKafkaUnreachable(t *testing.T) {
	t.Parallel()
	port := freePort(t)
	r := runSource(t, fmt.Sprintf(`import ballerina/io;
import ballerinax/kafka;

public function main() returns error? {
    kafka:Producer producer = check new ("127.0.0.1:%d", {requestTimeout: 1});
    kafka:Error? e = producer->send({topic: "t", value: "x"});
    io:println(e is kafka:Error);
    return e;
}
`, port))
	r.want(t, 1, "true\n", fmt.Sprintf(`~error: .*127\.0\.0\.1:%d.*\n(?:\s+at .*\n)*`, port))
}
