# What a `sql:DatabaseError` tells beside its message.
public type DatabaseErrorDetail record {
    # Error code of the database, `0` where it gave none
    int errorCode;
    # SQLSTATE of the database, `()` where it gave none
    string? sqlState;
};

# What a `sql:BatchExecuteError` tells beside its message.
public type BatchExecuteErrorDetail record {
    # Error code of the first command that failed
    int errorCode;
    # SQLSTATE of the first command that failed
    string? sqlState;
    # One result for each command that was tried, in order
    ExecutionResult[] executionResults;
};

# Any error of this module and of the database clients.
public type Error distinct error;

# The database refused or failed: wrong SQL, a violated constraint, a lost connection.
public type DatabaseError distinct (Error & error<DatabaseErrorDetail>);

# At least one command of a batch failed.
public type BatchExecuteError distinct (Error & error<BatchExecuteErrorDetail>);

# A query that must give a row gave none.
public type NoRowsError distinct Error;

# The program used a client wrongly, or its configuration does not work.
public type ApplicationError distinct Error;

# A parameter or a result could not be processed.
public type DataError distinct ApplicationError;

# A result is of another type than the program asked for.
public type TypeMismatchError distinct DataError;

# A value could not be converted to the type that was asked for.
public type ConversionError distinct DataError;

# A column has no field to go to in the record type that was asked for.
public type FieldMismatchError distinct DataError;

# A parameter is of a type that the database does not have.
public type UnsupportedTypeError distinct DataError;
