# Gives the blocks of a channel of bytes to a stream.
public class BlockStream {

    # Makes the generator.
    #
    # + readableByteChannel - The bytes
    # + blockSize - The size of a block in bytes; the last one may be shorter
    public isolated function init(ReadableByteChannel readableByteChannel, int blockSize) = external;

    # Reads a block. At the end the channel is closed.
    #
    # + return - The block, `()` at the end, or an `io:Error`
    public isolated function next() returns record {|Block value;|}|Error? = external;

    # Closes the channel before its end.
    #
    # + return - An `io:Error` when that failed
    public isolated function close() returns Error? = external;
}

# Gives the lines of a channel of characters to a stream.
public class LineStream {

    # Makes the generator.
    #
    # + readableCharacterChannel - The characters
    public isolated function init(ReadableCharacterChannel readableCharacterChannel) = external;

    # Reads a line. At the end the channel is closed.
    #
    # + return - The line without its terminator, `()` at the end, or an `io:Error`
    public isolated function next() returns record {|string value;|}|Error? = external;

    # Closes the channel before its end.
    #
    # + return - An `io:Error` when that failed
    public isolated function close() returns Error? = external;
}

# Gives the records of a channel of delimited text to a stream.
public class CSVStream {

    # Makes the generator.
    #
    # + readableTextRecordChannel - The records
    public isolated function init(ReadableTextRecordChannel readableTextRecordChannel) = external;

    # Reads a record. At the end the channel is closed.
    #
    # + return - Its fields, `()` at the end, or an `io:Error`
    public isolated function next() returns record {|string[] value;|}|Error? = external;

    # Closes the channel before its end.
    #
    # + return - An `io:Error` when that failed
    public isolated function close() returns Error? = external;
}
