import ballerina/io;
import ballerina/sql;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

configurable int port = ?;
configurable string database = ?;

type Item record {|
    int id;
    string name;
|};

type Count record {|
    int n;
|};

public function main() returns error? {
    mysql:Client db = check new ("127.0.0.1", "ann", "Secret123#", database, port);
    _ = check db->execute(`CREATE TABLE items (id INT PRIMARY KEY, name VARCHAR(10))`);
    _ = check db->execute(`INSERT INTO items VALUES (1, 'a'), (2, 'b')`);
    _ = check db->execute(`CREATE PROCEDURE pr (IN a INT, OUT b INT, INOUT c DECIMAL(10,2)) BEGIN
        SET b = a * 2; SET c = c + 1; SELECT * FROM items ORDER BY id; SELECT COUNT(*) n FROM items; END`);
    sql:IntegerOutParameter b = new;
    sql:InOutParameter c = new (new sql:DecimalValue(41.5));
    sql:ProcedureCallResult res = check db->call(`{CALL pr(${21}, ${b}, ${c})}`, [Item, Count]);
    check show(res);
    io:println(check res.getNextQueryResult());
    check show(res);
    int doubled = check b.get(int);
    decimal more = check c.get(decimal);
    io:println(doubled, " ", more);
    io:println(check res.getNextQueryResult());
    check res.close();

    // A value for a parameter that the procedure changes.
    sql:IntegerOutParameter again = new;
    sql:ProcedureCallResult third = check db->call(`{CALL pr(1, ${again}, ${1.5d})}`, [Item, Count]);
    int twice = check again.get();
    io:println(twice);
    check third.close();

    _ = check db->execute(`CREATE PROCEDURE ins (IN a INT) INSERT INTO items VALUES (a, 'x')`);
    sql:ProcedureCallResult ins = check db->call(`CALL ins(${7})`);
    io:println(ins.executionResult?.affectedRowCount, " ", ins.queryResult is ());
    check ins.close();
    check db.close();
}

function show(sql:ProcedureCallResult res) returns error? {
    stream<record {}, sql:Error?>? rows = res.queryResult;
    if rows is stream<record {}, sql:Error?> {
        check from record {} row in rows
            do {
                io:println(row);
            };
    }
}

// It prints
// @output {"id":1,"name":"a"}
// @output {"id":2,"name":"b"}
// @output true
// @output {"n":2}
// @output 42 42.50
// @output false
// @output 2
// @output 1 true
