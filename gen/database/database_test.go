package database

import (
	"bytes"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"barre/cli"
	"barre/internal/mariadb"
	"barre/lib/full"
)

var server mariadb.Shared

func TestMain(m *testing.M) {
	code := m.Run()
	server.Stop()
	os.Exit(code)
}

const schema = `CREATE TABLE order_items (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  Customer_ID INT NOT NULL COMMENT 'Who ordered\nit',
  sku VARCHAR(20) NOT NULL,
  state ENUM('open','paid') NOT NULL DEFAULT 'open',
  price DECIMAL(10,2) NOT NULL,
  weight DOUBLE NULL,
  gift TINYINT(1) NOT NULL DEFAULT 0,
  small TINYINT NULL,
  flag BIT(1) NOT NULL DEFAULT b'1',
  photo BLOB NULL,
  note TEXT NULL,
  extra JSON NULL,
  ordered DATE NOT NULL,
  at TIME NULL,
  made DATETIME NOT NULL,
  y YEAR NULL,
  ` + "`type`" + ` VARCHAR(10) NULL,
  ` + "`2nd name`" + ` VARCHAR(10) NULL
) COMMENT 'Items of orders'
---
CREATE TABLE Customer (id INT NOT NULL PRIMARY KEY)
---
CREATE VIEW cheap AS SELECT id, price FROM order_items WHERE price < 10
---
INSERT INTO order_items (Customer_ID, sku, price, gift, photo, extra, ordered, at, made, y) VALUES (7, 'a', 1.50, 1, x'0102', '{"a":1}', '2024-02-29', '10:20:30', '2024-02-29 10:20:30', 2024)`

const wanted = `import ballerina/sql;
import ballerina/time;

# A row of the table cheap.
public type Cheap record {|
    # bigint(20) unsigned
    int id;
    # decimal(10,2)
    decimal price;
|};

# A row of the table Customer.
public type Customer2 record {|
    # int(11), part of the key
    int id;
|};

# Items of orders
public type OrderItems record {|
    # bigint(20) unsigned, part of the key
    int id;
    # Who ordered it
    @sql:Column {name: "Customer_ID"}
    int customerId;
    # varchar(20)
    string sku;
    # enum('open','paid')
    string state;
    # decimal(10,2)
    decimal price;
    # double
    float? weight;
    # tinyint(1)
    boolean gift;
    # tinyint(4)
    int? small;
    # bit(1)
    boolean flag;
    # blob
    byte[]? photo;
    # text
    string? note;
    # longtext
    string? extra;
    # date
    time:Date ordered;
    # time
    time:TimeOfDay? at;
    # datetime
    time:Civil made;
    # year(4)
    int? y;
    # varchar(10)
    string? 'type;
    # varchar(10)
    @sql:Column {name: "2nd name"}
    string? column2ndName;
|};
`

// TestTypes: the types of a database's tables take its rows.
func TestTypes(t *testing.T) {
	address, err := url.Parse(server.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	name := strings.Trim(address.Path, "/")
	db := server.Connect(t, name)
	defer db.Close()
	for statement := range strings.SplitSeq(schema, "---\n") {
		if _, err := db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	tables, err := Read(t.Context(), Source{Kind: "mysql", Host: address.Hostname(), Port: address.Port(), User: "root", Name: name})
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) != 3 || tables[1].Name != "Customer" || !tables[0].View || tables[2].Comment != "Items of orders" {
		t.Errorf("the tables: %+v", tables)
	}
	text, names := Types(tables, []string{"Customer"})
	if text != wanted || strings.Join(names, " ") != "Cheap Customer2 OrderItems" {
		t.Errorf("%v\n%s\nwant\n%s", names, text, wanted)
	}
	dir := t.TempDir()
	for file, text := range map[string]string{
		"Ballerina.toml": "[package]\norg = \"test\"\nname = \"shop\"\nversion = \"0.1.0\"\n",
		"types.bal":      text,
		"main.bal": fmt.Sprintf(`import ballerina/io;
import ballerina/sql;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

type Customer record {|
|};

public function main() returns error? {
    mysql:Client db = check new (host = "127.0.0.1", port = %s, user = "root", database = "%s");
    OrderItems item = check db->queryRow(`+"`SELECT * FROM order_items`"+`);
    io:println(item);
    stream<Cheap, sql:Error?> rows = db->query(`+"`SELECT * FROM cheap`"+`);
    check from Cheap row in rows
        do {
            io:println(row);
        };
    check db.close();
}
`, address.Port(), name),
	} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out, errs bytes.Buffer
	code := cli.Main(cli.Image{Name: "barre-full", Modules: full.Modules}, []string{"run", dir}, strings.NewReader(""), &out, &errs, os.Environ())
	const rows = `{"id":1,"customerId":7,"sku":"a","state":"open","price":1.50,"weight":null,"gift":true,"small":null,"flag":true,"photo":[1,2],"note":null,"extra":"{"a":1}","ordered":{"year":2024,"month":2,"day":29},"at":{"hour":10,"minute":20,"second":30},"made":{"year":2024,"month":2,"day":29,"hour":10,"minute":20,"second":30},"y":2024,"type":null,"column2ndName":null}
{"id":1,"price":1.50}
`
	if code != 0 || out.String() != rows {
		t.Errorf("%d\n%s\n%s\nwant\n%s", code, out.String(), errs.String(), rows)
	}
}

// TestRefused: what is wrong with an address is told, and never the password.
func TestRefused(t *testing.T) {
	address, err := url.Parse(server.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(closed.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	for _, c := range []struct {
		s    Source
		want string
	}{
		{Source{Kind: "postgresql", Name: "a"}, "cannot be read yet: expected MySQL or MariaDB"},
		{Source{Kind: "mysql"}, "the database has no name"},
		{Source{Kind: "mysql", Name: "a", Port: "x"}, "'x' is no port"},
		{Source{Kind: "mysql", Host: "127.0.0.1", Port: port, Name: "a", Password: "s3cret"}, "there is no server at 127.0.0.1:" + port},
		{Source{Kind: "mysql", Host: "127.0.0.1", Port: address.Port(), User: "nobody", Password: "s3cret", Name: "a"}, "refuses: Access denied"},
		{Source{Kind: "mysql", Host: "127.0.0.1", Port: address.Port(), Name: "not_there"}, "refuses: Unknown database 'not_there'"},
	} {
		if _, err := Read(t.Context(), c.s); err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%+v: %v", c.s, err)
		}
	}
}
