import ballerina/io;
import ballerina/sql;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

configurable int port = ?;
configurable string database = ?;

type Item record {|
    int id;
    int name;
|};

type Short record {|
    int id;
|};

public function main() returns error? {
    mysql:Client|sql:Error wrong = new ("127.0.0.1", "ann", "guess", database, port);
    if wrong is sql:ApplicationError {
        io:println(wrong.message());
    }
    mysql:Client|sql:Error nobody = new ("127.0.0.1", "ann", port = 1);
    if nobody is sql:Error {
        io:println(nobody.message().startsWith("Error in SQL connector configuration: Failed to initialize pool: "));
    }
    mysql:Client db = check new ("127.0.0.1", "ann", "Secret123#", database, port);
    _ = check db->execute(`CREATE TABLE items (id INT PRIMARY KEY, name VARCHAR(10) NOT NULL)`);
    sql:ExecutionResult[]|sql:Error batch = db->batchExecute(from string? name in ["a", (), "c"]
        select `INSERT INTO items VALUES (1, ${name})`);
    if batch is sql:BatchExecuteError {
        sql:BatchExecuteErrorDetail d = batch.detail();
        io:println(d.errorCode, " ", d.sqlState);
        io:println(d.executionResults);
    }
    sql:ExecutionResult[]|sql:Error mixed = db->batchExecute([`INSERT INTO items VALUES (1, 'a')`, `DELETE FROM items`]);
    io:println(mixed);
    sql:ExecutionResult|sql:Error twice = db->execute(`INSERT INTO items VALUES (1, 'b')`);
    if twice is sql:DatabaseError {
        io:println(twice.message());
        io:println(twice.detail().errorCode, " ", twice.detail().sqlState);
    }
    Item|error item = db->queryRow(`SELECT * FROM items`);
    io:println(item is sql:TypeMismatchError|sql:ConversionError);
    if item is error {
        io:println(item.message());
    }
    Short|error short = db->queryRow(`SELECT * FROM items`);
    if short is sql:FieldMismatchError {
        io:println(short.message().startsWith("No mapping field found for SQL table column 'name' in the record type '"));
    }
    Short|error none = db->queryRow(`SELECT * FROM items WHERE id = 9`);
    if none is sql:NoRowsError {
        io:println(none.message());
    }
    stream<Short, sql:Error?> s = db->query(`SELECT nothing FROM items`);
    record {|Short value;|}|sql:Error? next = s.next();
    io:println(next is sql:DatabaseError);
    do {
        _ = check db->execute(`DROP PROCEDURE nothing`);
    } on fail error e {
        io:println(e is sql:DatabaseError, e.message().startsWith("Error while executing SQL query: DROP PROCEDURE nothing. "));
    }
    check db.close();
    sql:ExecutionResult|sql:Error late = db->execute(`SELECT 1`);
    io:println(late);
}

// It prints
// @output Error in SQL connector configuration: Failed to initialize pool: Access denied for user 'ann'@'127.0.0.1' (using password: YES)
// @output true
// @output 1048 23000
// @output [{"affectedRowCount":1,"lastInsertId":null},{"affectedRowCount":-3,"lastInsertId":null},{"affectedRowCount":-3,"lastInsertId":null}]
// @output error ApplicationError ("Cannot execute a batch of different statements: 'INSERT INTO items VALUES (1, 'a')' and 'DELETE FROM items'")
// @output Error while executing SQL query: INSERT INTO items VALUES (1, 'b'). Duplicate entry '1' for key 'PRIMARY'.
// @output 1062 23000
// @output true
// @output The field 'name' of type int cannot be mapped to the column 'name' of SQL type 'VARCHAR'
// @output true
// @output Query did not retrieve any rows.
// @output true
// @output truetrue
// @output error ApplicationError ("SQL Client is already closed, hence further operations are not allowed")
