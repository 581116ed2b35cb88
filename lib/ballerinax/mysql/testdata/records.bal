import ballerina/io;
import ballerina/sql;
import ballerina/time;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

configurable int port = ?;
configurable string database = ?;

enum Grade {
    JUNIOR,
    SENIOR
}

type Address record {|
    string street;
    string? zip;
|};

type Person record {|
    readonly int id;
    @sql:Column {name: "first_name"}
    string name;
    decimal? pay = 7;
    Grade grade = JUNIOR;
    int rank = 3;
    Address address?;
|};

type Kinds record {
    boolean b;
    byte[] bytes;
    time:Date day;
    time:Civil moment;
    time:TimeOfDay clock;
    time:Utc stamp;
    record {int[] a;} doc;
    float f;
};

type Row record {};

public function main() returns error? {
    mysql:Client db = check new (host = "127.0.0.1", user = "ann", password = "Secret123#", database = database, port = port,
        options = {connectTimeout: 10}, connectionPool = {maxOpenConnections: 3}
    );
    _ = check db->execute(`CREATE TABLE people (id INT PRIMARY KEY AUTO_INCREMENT, first_name VARCHAR(20) UNIQUE, pay DECIMAL(20,2),
        grade VARCHAR(10), street VARCHAR(10), zip VARCHAR(10))`);
    sql:ExecutionResult r = check db->execute(`INSERT INTO people (first_name, pay, grade, street) VALUES (${"ann"}, ${12.50d}, ${SENIOR}, 'High')`);
    io:println(r);
    string[] names = ["bob", "cy", "dee"];
    sql:ExecutionResult[] rs = check db->batchExecute(from string n in names
        select `INSERT INTO people (first_name, pay, grade) VALUES (${n}, ${n.length()}, ${JUNIOR})`);
    io:println(rs.length(), " ", rs[2].lastInsertId);

    stream<Person, sql:Error?> people = db->query(`SELECT id, first_name, pay, grade, street "address.street", zip "address.zip" FROM people ORDER BY id LIMIT 1`);
    check from Person p in people
        do {
            io:println(p);
        };
    Person bob = check db->queryRow(`SELECT id, first_name FROM people WHERE id = ${2}`);
    io:println(bob);
    Person & readonly fixed = check db->queryRow(`SELECT id, first_name FROM people WHERE id = ${3}`);
    io:println(fixed.name, fixed.isReadOnly());
    table<Person> key(id) t = check table key(id) from Person p in check rowsOf(db) select p;
    io:println(t.length(), " ", t[1]?.pay);
    int n = check db->queryRow(`SELECT COUNT(*) FROM people`);
    io:println(n);
    decimal? none = check db->queryRow(`SELECT SUM(pay) FROM people WHERE id > 99`);
    io:println(none is ());
    Row all = check db->queryRow(`SELECT * FROM people WHERE id = 1`);
    io:println(all);
    int[] ids = [1, 3, 99];
    sql:ParameterizedQuery q = sql:queryConcat(`SELECT first_name FROM people`, ` WHERE id IN (`, sql:arrayFlattenQuery(ids), `) ORDER BY `, `id DESC`);
    stream<record {string first_name;}, sql:Error?> found = db->query(q);
    io:println(check from var {first_name} in found select first_name);

    time:Civil c = {year: 2024, month: 2, day: 29, hour: 12, minute: 30, second: 1.5};
    time:Date day = {year: 2024, month: 2, day: 29};
    _ = check db->execute(`CREATE TABLE kinds (b BOOLEAN, bytes BLOB, day DATE, moment DATETIME(3), clock TIME, stamp TIMESTAMP, doc JSON, f DOUBLE)`);
    _ = check db->execute(`INSERT INTO kinds VALUES (${true}, ${<byte[]>[1, 2, 3]}, ${day}, ${new sql:DateTimeValue(c)},
        ${new sql:TimeValue("11:12:13")}, ${new sql:TimestampValue("2024-02-29 01:02:03")}, '{"a": [1, 2]}', ${1.5})`);
    Kinds k = check db->queryRow(`SELECT * FROM kinds`);
    io:println(k.b, " ", k.bytes, " ", k.day, " ", k.moment, " ", k.clock);
    io:println(check time:utcFromString("2024-02-29T01:02:03Z") == k.stamp, " ", k.doc.a[1], " ", k.f);
    string asText = check db->queryRow(`SELECT moment FROM kinds`);
    io:println(asText);
    check db.close();
}

function rowsOf(mysql:Client db) returns Person[]|error {
    stream<Person, sql:Error?> s = db->query(`SELECT id, first_name, pay FROM people`);
    return from Person p in s select p;
}

// It prints
// @output {"affectedRowCount":1,"lastInsertId":1}
// @output 3 4
// @output {"id":1,"name":"ann","pay":12.50,"grade":"SENIOR","rank":3,"address":{"street":"High","zip":null}}
// @output {"id":2,"name":"bob","pay":7,"grade":"JUNIOR","rank":3}
// @output cytrue
// @output 4 12.50
// @output 4
// @output true
// @output {"id":1,"first_name":"ann","pay":12.50,"grade":"SENIOR","street":"High","zip":null}
// @output ["cy","ann"]
// @output true [1,2,3] {"year":2024,"month":2,"day":29} {"year":2024,"month":2,"day":29,"hour":12,"minute":30,"second":1.5} {"hour":11,"minute":12,"second":13}
// @output true 2 1.5
// @output 2024-02-29 12:30:01.5
