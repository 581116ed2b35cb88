import ballerina/io;
import ballerina/sql;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

configurable int port = ?;
configurable string database = ?;

type Item record {|
    int id;
    int stock;
|};

function client_(boolean xa) returns mysql:Client|error =>
    new ("127.0.0.1", "ann", "Secret123#", database, port, options = {useXADatasource: xa});

final mysql:Client db = check client_(false);
final mysql:Client watcher = check new ("127.0.0.1", "ann", "Secret123#", database, port, connectionPool = {maxOpenConnections: 2});

function stock(int id) returns int|error {
    return watcher->queryRow(`SELECT stock FROM stocks WHERE id = ${id}`);
}

function order_(int id, int n) returns error? {
    transaction {
        _ = check db->execute(`UPDATE stocks SET stock = stock - ${n} WHERE id = ${id}`);
        int left = check db->queryRow(`SELECT stock FROM stocks WHERE id = ${id}`);
        io:println("within ", left, ", without ", check stock(id));
        if left < 0 {
            rollback;
            return error("out of stock");
        }
        check commit;
    }
}

function rows() returns error? {
    transaction {
        stream<Item, sql:Error?> items = db->query(`SELECT * FROM stocks ORDER BY id`);
        check from Item i in items
            do {
                // The stream does not keep the transaction's connection busy.
                _ = check db->execute(`UPDATE stocks SET stock = ${i.stock + 100} WHERE id = ${i.id}`);
            };
        check commit;
    }
}

function fails() returns error? {
    transaction {
        _ = check db->execute(`UPDATE stocks SET stock = 0`);
        _ = check db->execute(`INSERT INTO stocks VALUES (1, 1)`);
        check commit;
    }
}

function both(mysql:Client a, mysql:Client b, boolean ok) returns error? {
    transaction {
        _ = check a->execute(`UPDATE stocks SET stock = stock + 1 WHERE id = 1`);
        _ = check b->execute(`UPDATE stocks SET stock = stock + 1 WHERE id = 2`);
        if !ok {
            panic error("stop");
        }
        check commit;
    }
}

public function main() returns error? {
    _ = check db->execute(`CREATE TABLE stocks (id INT PRIMARY KEY, stock INT) ENGINE=InnoDB`);
    _ = check db->execute(`INSERT INTO stocks VALUES (1, 5), (2, 8)`);
    check order_(1, 3); // @output within 2, without 5
    io:println(check stock(1)); // @output 2
    error? e = order_(1, 4); // @output within -2, without 2
    io:println(e is error ? e.message() : "", " ", check stock(1)); // @output out of stock 2
    check rows();
    io:println(check stock(1), " ", check stock(2)); // @output 102 108
    e = fails();
    io:println(e is sql:DatabaseError, " ", check stock(1), " ", check stock(2)); // @output true 102 108

    mysql:Client a = check client_(true);
    mysql:Client b = check new ("127.0.0.1", "ann", "Secret123#", database, port, options = {useXADatasource: true},
        connectionPool = {maxOpenConnections: 1});
    check both(a, b, true);
    io:println(check stock(1), " ", check stock(2)); // @output 103 109
    error? p = trap both(a, b, false);
    io:println(p is error ? p.message() : "", " ", check stock(1), " ", check stock(2)); // @output stop 103 109
    check a.close();
    check b.close();
    check db.close();
    check watcher.close();
}
