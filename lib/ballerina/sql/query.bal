import ballerina/lang.'object as obj;

# A parameter of a query: a plain value, or an object such as `sql:BigIntValue` that says of which SQL type it is.
public type Value string|int|boolean|float|decimal|byte[]|xml|record {}|DateTimeType|ArrayValueType|TypedValue?;

# A parameter of a call: a value into the procedure, or an object that receives one.
public type Parameter Value|InOutParameter|OutParameter|CursorOutParameter;

# SQL text with values between its parts, as a template makes it: `` `SELECT * FROM album WHERE id = ${id}` ``.
# The values never become part of the text. A name of a table or column cannot be a value.
public type ParameterizedQuery distinct object {
    *obj:RawTemplate;
    # Parts of the text
    public (string[] & readonly) strings;
    # Values between them
    public Value[] insertions;
};

# A call of a stored procedure with values, and with parameters that receive values, between the parts of its text.
public type ParameterizedCallQuery distinct object {
    *obj:RawTemplate;
    # Parts of the text
    public (string[] & readonly) strings;
    # Parameters between them
    public Parameter[] insertions;
};

# Count of affected rows of a statement that succeeded and did not tell.
public const SUCCESS_NO_INFO = -2;

# Count of affected rows of a statement that failed.
public const EXECUTION_FAILED = -3;

# What running a statement did.
public type ExecutionResult record {
    # How many rows it affected, `SUCCESS_NO_INFO` or `EXECUTION_FAILED`
    int? affectedRowCount;
    # Identifier that the database generated, `()` when there is none
    string|int? lastInsertId;
};

# Results of a call, one after another.
public class ProcedureCallResult {
    # What the statement whose turn it is did, `()` when it gave rows
    public ExecutionResult? executionResult = ();
    # Rows of the statement whose turn it is, `()` when it gave none
    public stream<record {}, Error?>? queryResult = ();

    # Makes a result without results.
    public isolated function init() {
    }

    # Goes on to the next result, closing the one before.
    #
    # + return - True when the next result is rows
    public isolated function getNextQueryResult() returns boolean|Error = external;

    # Releases what the call holds. Values of out parameters cannot be read afterwards.
    #
    # + return - An error when that failed
    public isolated function close() returns Error? = external;
}

# Joins queries to one.
#
# + queries - Queries in order
# + return - Query of the text and values of all
public isolated function queryConcat(ParameterizedQuery... queries) returns ParameterizedQuery {
    string[] texts = [];
    Value[] values = [];
    string open = "";
    foreach ParameterizedQuery query in queries {
        string[] parts = query.strings;
        foreach int i in 0 ..< parts.length() {
            open += parts[i];
            if i < parts.length() - 1 {
                texts.push(open);
                open = "";
            }
        }
        values.push(...query.insertions);
    }
    texts.push(open);
    ParameterizedQuery joined = ``;
    joined.strings = texts.cloneReadOnly();
    joined.insertions = values;
    return joined;
}

# Makes a list of values for an `IN (…)`.
#
# + values - Values
# + return - Query of the values, separated by commas; empty without values
public isolated function arrayFlattenQuery(Value[] values) returns ParameterizedQuery {
    ParameterizedQuery list = ``;
    if values.length() > 0 {
        string[] texts = [];
        Value[] copy = [];
        foreach Value value in values {
            texts.push(copy.length() == 0 ? "" : ", ");
            copy.push(value);
        }
        texts.push("");
        list.strings = texts.cloneReadOnly();
        list.insertions = copy;
    }
    return list;
}

# Makes a stream that gives nothing but an error.
#
# + message - Message of the `sql:ApplicationError`
# + return - Stream
public isolated function generateApplicationErrorStream(string message) returns stream<record {}, Error?> = external;
