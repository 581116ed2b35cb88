import ballerina/sql;

# A client of a MySQL or MariaDB database.
public isolated client class Client {
    *sql:Client;

    # Connects to a database.
    #
    # + host - Name or address of the server
    # + user - User, `()` for none
    # + password - The user's password, `()` for none
    # + database - Database to start in, `()` for none
    # + port - Port of the server
    # + options - Details of the connections
    # + connectionPool - How connections are pooled; without it all clients that connect alike share a pool
    # + return - A `sql:ApplicationError` when no connection could be made
    public isolated function init(string host = "localhost", string? user = "root", string? password = (),
            string? database = (), int port = 3306, Options? options = (),
            sql:ConnectionPool? connectionPool = ()) returns sql:Error? {
        return self.connect(host, user, password, database, port, options, connectionPool,
                sql:getGlobalConnectionPool());
    }

    private isolated function connect(string host, string? user, string? password, string? database, int port,
            Options? options, sql:ConnectionPool? connectionPool, sql:ConnectionPool globalPool)
            returns sql:Error? = external;

    # Runs a query and gives its rows one by one. Read the stream to its end or close it: until then it holds a
    # connection.
    #
    # + sqlQuery - Query with its parameters
    # + rowType - Record type of a row
    # + return - Rows; an error in connecting or querying is what the first `next` gives
    remote isolated function query(sql:ParameterizedQuery sqlQuery, typedesc<record {}> rowType = <>)
            returns stream<rowType, sql:Error?> = external;

    # Runs a query for its first row.
    #
    # + sqlQuery - Query with its parameters
    # + returnType - Record type of the row, or the type of the value when the query has one column
    # + return - Row or value; a `sql:NoRowsError` when there is none
    remote isolated function queryRow(sql:ParameterizedQuery sqlQuery, typedesc<anydata> returnType = <>)
            returns returnType|sql:Error = external;

    # Runs a statement for its effect.
    #
    # + sqlQuery - Statement with its parameters
    # + return - How many rows it affected and the identifier it generated
    remote isolated function execute(sql:ParameterizedQuery sqlQuery) returns sql:ExecutionResult|sql:Error = external;

    # Runs one statement with several sets of parameters. All of them are tried, also after one failed.
    #
    # + sqlQueries - Statement with each set of parameters; the text of all of them must be the same
    # + return - A result for each set, or a `sql:BatchExecuteError` with all results
    remote isolated function batchExecute(sql:ParameterizedQuery[] sqlQueries)
            returns sql:ExecutionResult[]|sql:Error = external;

    # Calls a stored procedure, as in `{call name(${a}, ${b})}`, or a function, as in `{${result} = call name(${a})}`.
    # Close the result when done with it.
    #
    # + sqlQuery - Call with its parameters
    # + rowTypes - Record types of the result sets, in order
    # + return - First result of the call
    remote isolated function call(sql:ParameterizedCallQuery sqlQuery, typedesc<record {}>[] rowTypes = [])
            returns sql:ProcedureCallResult|sql:Error = external;

    # Closes the client, and its connections unless other clients share them.
    #
    # + return - An error when that failed
    public isolated function close() returns sql:Error? = external;
}
