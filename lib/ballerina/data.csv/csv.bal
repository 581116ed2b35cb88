import ballerina/log;

# What goes wrong in this module.
public type Error error;

# The name of a column.
public type NameConfig record {|
    # The name
    string value;
|};

# Gives the name of the column that a field is read from.
public const annotation NameConfig Name on record field;

# How rows become values.
public type Options record {
    # How columns are handled that the type has no place for, and fields that are
    # nil or absent: `false` makes a column without a place an error
    record {
        # Whether a nil value stands for the absence of an optional field that cannot be `()`
        boolean nilAsOptionalField = false;
        # Whether a column that is not there stands for `()` where the field can be `()`
        boolean absentAsNilableType = false;
    }|false allowDataProjection = {};
    # Rows to leave out, counted from 1 without the header: their numbers, or a range as `"2-4"`
    int[]|string skipLines = [];
    # Whether the result is checked against the constraints of its type
    boolean enableConstraintValidation = true;
    # Whether a result of lists begins with the header
    boolean outputWithHeaders = false;
    # When given, a row that cannot be read is told about and left out
    FailSafeOptions failSafe?;
};

# What happens with rows that cannot be read.
public type FailSafeOptions record {|
    # Whether they are logged to the console
    boolean enableConsoleLogs = true;
    # Whether the console shows their text as well
    boolean includeSourceDataInConsole = false;
    # The file they are written to
    FileOutputMode fileOutputMode?;
|};

# A file for rows that cannot be read.
public type FileOutputMode record {|
    # The path of the file
    string filePath;
    # What is written
    ErrorLogContentType contentType = METADATA;
    # What happens if there is such a file
    FileWriteOption fileWriteOption = APPEND;
|};

# What is written about a row that cannot be read.
public enum ErrorLogContentType {
    # When it was, where the row is and what is wrong with it
    METADATA,
    # The text of the row
    RAW,
    # Both
    RAW_AND_METADATA
};

# What is written about a row that cannot be read.
public type LogOutput record {|
    # When it was
    string time?;
    # Where it is
    Location location?;
    # What is wrong with it
    string message?;
    # The text of the row
    string offendingRow?;
|};

# A place in the text.
public type Location record {|
    # The line, counted from 1
    int row;
    # The column of the value that is wrong, counted from 1
    int column;
|};

# What happens if a file exists.
public enum FileWriteOption {
    # What is new comes behind what is there
    APPEND,
    # What is there goes
    OVERWRITE
};

# How a text is read.
public type ParseOptions record {|
    *Options;
    # What separates values
    string:Char delimiter = ",";
    # The character encoding of bytes
    string encoding = "UTF-8";
    # The locale, which says what stands before the fraction of a number
    string locale = "en_US";
    # What values with a delimiter or line break in them are enclosed in
    string:Char textEnclosure = "\"";
    # What stands before a character to be taken literally
    string:Char escapeChar = "\\";
    # What ends a line
    LineTerminator|LineTerminator[] lineTerminator = [LF, CRLF];
    # What stands for nil; without it `null` and `()` do
    NilValue? nilValue = ();
    # What begins a comment that goes to the end of the line
    string:Char comment = "#";
    # The line of the header, counted from 0; `()` when there is none
    int:Unsigned32? header = 0;
    # The names of the columns when there is no header
    string[]? customHeadersIfHeadersAbsent = ();
|};

# How a list of lists is read.
public type ParseListOptions record {|
    *Options;
    # How many lists come before the data; the last of them is the header
    int:Unsigned32 headerRows = 0;
    # The names of the columns, in place of those in the header
    string[] customHeaders?;
|};

# How records are transformed.
public type TransformOptions record {|
    *Options;
    # In which order the fields become members of a list
    string[]? headerOrder = ();
|};

# What ends a line.
public enum LineTerminator {
    # A line feed
    LF = "\n",
    # A carriage return and a line feed
    CRLF = "\r\n"
};

# What stands for nil.
public enum NilValue {
    # `null`
    NULL = "null",
    # `N/A`
    NOT_APPLICABLE = "N/A",
    # The empty text
    EMPTY_STRING = "",
    # `()`
    NIL = "()"
};

# Reads a text of comma-separated values.
# ```ballerina
# record {int id; string name;}[] people = check csv:parseString(string `id,name
#     1,Ann
#     2,Jo`);
# ```
#
# + csvString - the text
# + options - how it is read
# + t - the type of the result: an array of records, maps, arrays or tuples
# + return - the rows, or an error when the text or a row of it cannot be read
public isolated function parseString(string csvString, ParseOptions options = {}, typedesc<record {}[]|anydata[][]> t = <>) returns t|Error = external;

# Reads the bytes of a text of comma-separated values.
#
# + csvBytes - the bytes
# + options - how they are read
# + t - the type of the result
# + return - the rows, or an error when the text or a row of it cannot be read
public isolated function parseBytes(byte[] csvBytes, ParseOptions options = {}, typedesc<record {}[]|anydata[][]> t = <>) returns t|Error = external;

# Reads a text of comma-separated values that comes in blocks of bytes.
#
# + csvByteStream - the blocks
# + options - how they are read
# + t - the type of the result
# + return - the rows, or an error when the stream, the text or a row of it cannot be read
public isolated function parseStream(stream<byte[], error?> csvByteStream, ParseOptions options = {}, typedesc<record {}[]|anydata[][]> t = <>) returns t|Error = external;

# Reads a text of comma-separated values that comes in blocks of bytes, row by row: each is
# read when the stream is asked for it, in the same memory however long the text is.
#
# + csvByteStream - the blocks
# + options - how they are read
# + t - the type of a row: a record, map, array or tuple
# + return - the rows, or an error when the header cannot be read
public isolated function parseToStream(stream<byte[], error?> csvByteStream, ParseOptions options = {}, typedesc<record {}|anydata[]> t = <>) returns stream<t, Error?>|Error = external;

# Makes rows of one type of rows of another.
# ```ballerina
# record {int id; string name;}[] people = [{id: 1, name: "Ann"}];
# [int, string][] pairs = check csv:transform(people);
# ```
#
# + csvRecords - the rows
# + options - how it is done
# + t - the type of the result
# + return - the rows, or an error when one does not fit the type
public isolated function transform(record {}[] csvRecords, TransformOptions options = {}, typedesc<record {}[]|anydata[][]> t = <>) returns t|Error = external;

# Reads lists of texts as rows.
# ```ballerina
# record {int id; string name;}[] people = check csv:parseList([["1", "Ann"]], {customHeaders: ["id", "name"]});
# ```
#
# + csvList - the lists
# + options - how they are read
# + t - the type of the result
# + return - the rows, or an error when one cannot be read
public isolated function parseList(string[][] csvList, ParseListOptions options = {}, typedesc<record {}[]|anydata[][]> t = <>) returns t|Error = external;

# Tells about rows that cannot be read.
isolated class Reporter {
    isolated function report(string message, int row, int column, string? offendingRow) {
        if offendingRow is () {
            log:printError(message, row = row, column = column);
        } else {
            log:printError(message, row = row, column = column, offendingRow = offendingRow);
        }
    }
}

type ErrorOrNil Error?;
