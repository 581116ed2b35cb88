# What every database client can do.
public type Client isolated client object {

    # Runs a query and gives its rows one by one. Read the stream to its end or close it: until then it holds a
    # connection.
    #
    # + sqlQuery - Query with its parameters
    # + rowType - Record type of a row
    # + return - Rows; an error in connecting or querying is what the first `next` gives
    remote isolated function query(ParameterizedQuery sqlQuery, typedesc<record {}> rowType = <>)
            returns stream<rowType, Error?>;

    # Runs a query for its first row.
    #
    # + sqlQuery - Query with its parameters
    # + returnType - Record type of the row, or the type of the value when the query has one column
    # + return - Row or value; a `sql:NoRowsError` when there is none
    remote isolated function queryRow(ParameterizedQuery sqlQuery, typedesc<anydata> returnType = <>)
            returns returnType|Error;

    # Runs a statement for its effect.
    #
    # + sqlQuery - Statement with its parameters
    # + return - How many rows it affected and the identifier it generated
    remote isolated function execute(ParameterizedQuery sqlQuery) returns ExecutionResult|Error;

    # Runs one statement with several sets of parameters.
    #
    # + sqlQueries - Statement with each set of parameters; the text of all of them must be the same
    # + return - A result for each set, or a `sql:BatchExecuteError` with the results there are
    remote isolated function batchExecute(ParameterizedQuery[] sqlQueries) returns ExecutionResult[]|Error;

    # Calls a stored procedure, as in `{call name(${a}, ${b})}`, or a function, as in `{${result} = call name(${a})}`.
    # Close the result when done with it.
    #
    # + sqlQuery - Call with its parameters
    # + rowTypes - Record types of the result sets, in order
    # + return - First result of the call
    remote isolated function call(ParameterizedCallQuery sqlQuery, typedesc<record {}>[] rowTypes = [])
            returns ProcedureCallResult|Error;

    # Closes the client, and its connections unless other clients share them.
    #
    # + return - An error when that failed
    public isolated function close() returns Error?;
};

# What a client that describes a database can do.
public type SchemaClient client object {

    # Names the tables and views.
    #
    # + return - Names
    remote isolated function listTables() returns string[]|Error;

    # Describes a table or view.
    #
    # + tableName - Its name
    # + include - How much to tell about columns
    # + return - Description
    remote isolated function getTableInfo(string tableName, ColumnRetrievalOptions include = COLUMNS_ONLY)
            returns TableDefinition|Error;

    # Names the stored procedures and functions.
    #
    # + return - Names
    remote isolated function listRoutines() returns string[]|Error;

    # Describes a stored procedure or function.
    #
    # + name - Its name
    # + return - Description
    remote isolated function getRoutineInfo(string name) returns RoutineDefinition|Error;

    # Closes the client.
    #
    # + return - An error when that failed
    public isolated function close() returns Error?;
};
