# Opens a file for reading.
#
# + path - The path of the file
# + return - A channel of its bytes, or an `io:Error`
public isolated function openReadableFile(string path) returns ReadableByteChannel|Error = external;

# Opens a file for writing, creating it and missing directories.
#
# + path - The path of the file
# + option - Whether to replace what the file holds or to add to it
# + return - A channel to it, or an `io:Error`
public isolated function openWritableFile(string path, FileWriteOption option = OVERWRITE)
        returns WritableByteChannel|Error = external;

# Makes a channel that reads bytes in memory.
#
# + content - The bytes
# + return - A channel of them
public isolated function createReadableChannel(byte[] content) returns ReadableByteChannel|Error = external;

# Opens a file of delimited text for reading.
#
# + path - The path of the file
# + fieldSeparator - What separates the fields of a record
# + charset - The character encoding of the file
# + skipHeaders - How many records to skip at the beginning
# + return - A channel of its records, or an `io:Error`
public isolated function openReadableCsvFile(string path, Separator fieldSeparator = ",", string charset = "UTF-8",
        int skipHeaders = 0) returns ReadableCSVChannel|Error {
    ReadableByteChannel bytes = check openReadableFile(path);
    return new ReadableCSVChannel(new ReadableCharacterChannel(bytes, charset), fieldSeparator, skipHeaders);
}

# Opens a file of delimited text for writing, creating it and missing directories.
#
# + path - The path of the file
# + fieldSeparator - What to write between the fields of a record
# + charset - The character encoding of the file
# + skipHeaders - Has no effect
# + option - Whether to replace what the file holds or to add to it
# + return - A channel to it, or an `io:Error`
public isolated function openWritableCsvFile(string path, Separator fieldSeparator = ",", string charset = "UTF-8",
        int skipHeaders = 0, FileWriteOption option = OVERWRITE) returns WritableCSVChannel|Error {
    WritableByteChannel bytes = check openWritableFile(path, option);
    return new WritableCSVChannel(new WritableCharacterChannel(bytes, charset), fieldSeparator);
}

# A source of bytes: a file, bytes in memory, or what another module hands out.
public class ReadableByteChannel {

    isolated function init() {
    }

    # Reads bytes.
    #
    # + nBytes - How many to read at most
    # + return - The bytes; none when the end was reached just now, an `io:EofError` when it was reached before
    public isolated function read(int nBytes) returns byte[]|Error = external;

    # Reads what is left.
    #
    # + return - The bytes, or an `io:Error`
    public isolated function readAll() returns readonly & byte[]|Error = external;

    # Reads what is left as a stream, which closes the channel at its end.
    #
    # + blockSize - The size of a block in bytes; the last one may be shorter
    # + return - The blocks, or an `io:Error`
    public isolated function blockStream(int blockSize) returns stream<Block, Error?>|Error = external;

    # Encodes what is left in Base64.
    #
    # + return - A channel of the encoded text, or an `io:Error`
    public isolated function base64Encode() returns ReadableByteChannel|Error = external;

    # Decodes what is left from Base64; white space is passed over.
    #
    # + return - A channel of the decoded bytes, or an `io:Error`
    public isolated function base64Decode() returns ReadableByteChannel|Error = external;

    # Closes the channel.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A destination of bytes, such as a file.
public class WritableByteChannel {

    isolated function init() {
    }

    # Writes bytes.
    #
    # + content - The bytes
    # + offset - How many of them to leave out at the beginning
    # + return - How many bytes were written, or an `io:Error`
    public isolated function write(byte[] content, int offset) returns int|Error = external;

    # Closes the channel.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A source of characters.
public class ReadableCharacterChannel {

    # Makes a channel of the characters of a channel of bytes; an unknown encoding is a panic.
    #
    # + byteChannel - The bytes
    # + charset - Their character encoding, such as "UTF-8"
    public isolated function init(ReadableByteChannel byteChannel, string charset) = external;

    # Reads characters.
    #
    # + numberOfChars - How many to read at most
    # + return - The characters; none when the end was reached just now, an `io:EofError` when it was reached before
    public isolated function read(int numberOfChars) returns string|Error = external;

    # Reads what is left.
    #
    # + return - The text without a line terminator at its very end, or an `io:Error`
    public isolated function readString() returns string|Error = external;

    # Reads the lines that are left.
    #
    # + return - The lines without their terminators, or an `io:Error`
    public isolated function readAllLines() returns string[]|Error = external;

    # Reads what is left as JSON.
    #
    # + return - The value, or an `io:Error`
    public isolated function readJson() returns json|Error = external;

    # Reads what is left as XML.
    #
    # + return - The content, or an `io:Error`
    public isolated function readXml() returns xml|Error = external;

    # Reads one of the properties of a properties file.
    #
    # + key - The name of the property
    # + defaultValue - What to return when there is none of this name
    # + return - The value, or an `io:Error`
    public isolated function readProperty(string key, string defaultValue = "") returns string|Error = external;

    # Reads the lines that are left as a stream, which closes the channel at its end.
    #
    # + return - The lines without their terminators, or an `io:Error`
    public isolated function lineStream() returns stream<string, Error?>|Error = external;

    # Reads the properties of a properties file.
    #
    # + return - The values by name, or an `io:Error`
    public isolated function readAllProperties() returns map<string>|Error = external;

    # Closes the channel and the channel of bytes below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A destination of characters.
public class WritableCharacterChannel {

    # Makes a channel that writes characters to a channel of bytes; an unknown encoding is a panic.
    #
    # + bChannel - Where the bytes go
    # + charset - The character encoding to use, such as "UTF-8"
    public isolated function init(WritableByteChannel bChannel, string charset) = external;

    # Writes characters.
    #
    # + content - The characters
    # + startOffset - How many of them to leave out at the beginning
    # + return - How many characters were written, or an `io:Error`
    public isolated function write(string content, int startOffset) returns int|Error = external;

    # Writes a line.
    #
    # + content - The line, to which `\n` is added
    # + return - An `io:Error` when it could not be written
    public isolated function writeLine(string content) returns Error? = external;

    # Writes JSON.
    #
    # + content - The value
    # + return - An `io:Error` when it could not be written
    public isolated function writeJson(json content) returns Error? = external;

    # Writes XML.
    #
    # + content - The content
    # + xmlDoctype - The document type declaration to write before it
    # + return - An `io:Error` when it could not be written
    public isolated function writeXml(xml content, XmlDoctype? xmlDoctype = ()) returns Error? = external;

    # Writes the properties of a properties file.
    #
    # + properties - The values by name
    # + comment - A comment to write before them
    # + return - An `io:Error` when they could not be written
    public isolated function writeProperties(map<string> properties, string comment) returns Error? = external;

    # Closes the channel and the channel of bytes below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A source of records of delimited text.
public class ReadableTextRecordChannel {

    # Makes a channel of the records in a channel of characters.
    #
    # + charChannel - The characters
    # + fs - What separates fields; a regular expression when it has more than one character
    # + rs - What separates records; a regular expression when it has more than one character
    # + fmt - "CSV" or "TDF" for the separators of these formats, or "default" for `fs` and `rs`
    public isolated function init(ReadableCharacterChannel charChannel, string fs = "", string rs = "",
            string fmt = "default") = external;

    # Tells whether there is another record.
    #
    # + return - `false` at the end, and when the channel is closed
    public isolated function hasNext() returns boolean = external;

    # Reads a record.
    #
    # + return - Its fields, or an `io:Error`: an `io:EofError` at the end
    public isolated function getNext() returns string[]|Error = external;

    # Closes the channel and the channels below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A destination of records of delimited text.
public class WritableTextRecordChannel {

    # Makes a channel that writes records to a channel of characters.
    #
    # + characterChannel - Where the characters go
    # + fs - What to write between fields
    # + rs - What to write after a record
    # + fmt - "CSV" or "TDF" for the separators of these formats, or "default" for `fs` and `rs`
    public isolated function init(WritableCharacterChannel characterChannel, string fs = "", string rs = "",
            string fmt = "default") = external;

    # Writes a record.
    #
    # + textRecord - Its fields
    # + return - An `io:Error` when it could not be written
    public isolated function write(string[] textRecord) returns Error? = external;

    # Closes the channel and the channels below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A source of records of a CSV file.
public class ReadableCSVChannel {

    # Makes a channel of the records in a channel of characters.
    #
    # + byteChannel - The characters
    # + fs - What separates the fields of a record
    # + nHeaders - How many records to skip at the beginning
    public isolated function init(ReadableCharacterChannel byteChannel, Separator fs = ",", int nHeaders = 0) = external;

    # Skips records.
    #
    # + nHeaders - How many
    public isolated function skipHeaders(int nHeaders) = external;

    # Tells whether there is another record.
    #
    # + return - `false` at the end, and when the channel is closed
    public isolated function hasNext() returns boolean = external;

    # Reads a record.
    #
    # + return - Its fields, or an `io:Error`: an `io:EofError` at the end
    public isolated function getNext() returns string[]|Error? = external;

    # Reads the records that are left as a stream, which closes the channel at its end.
    #
    # + return - The records, or an `io:Error`
    public isolated function csvStream() returns stream<string[], Error?>|Error = external;

    # Closes the channel and the channels below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;

    # Reads the records that are left into a table; see `toTable`.
    #
    # + structType - The type of a row
    # + fieldNames - The names of the fields that make the key
    # + return - The table, or an `io:Error`
    # # Deprecated
    # Use `toTable`.
    @deprecated
    public isolated function getTable(typedesc<record {}> structType, string[] fieldNames = [])
            returns table<record {}>|Error = external;

    # Reads the records that are left into a table. Fields are assigned by position and converted to the types of the
    # fields of the row; an empty one becomes `()`.
    #
    # + structType - The type of a row
    # + keyFieldNames - The names of the fields that make the key
    # + return - The table, or an `io:Error`
    public isolated function toTable(typedesc<record {}> structType, string[] keyFieldNames)
            returns table<record {}>|Error = external;
}

# A destination of records of a CSV file.
public class WritableCSVChannel {

    # Makes a channel that writes records to a channel of characters.
    #
    # + characterChannel - Where the characters go
    # + fs - What to write between the fields of a record
    public isolated function init(WritableCharacterChannel characterChannel, Separator fs = ",") = external;

    # Writes a record.
    #
    # + csvRecord - Its fields
    # + return - An `io:Error` when it could not be written
    public isolated function write(string[] csvRecord) returns Error? = external;

    # Closes the channel and the channels below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A source of numbers and text in binary form.
public class ReadableDataChannel {

    # Makes a channel of the data in a channel of bytes.
    #
    # + byteChannel - The bytes
    # + bOrder - The order of the bytes of a number
    public isolated function init(ReadableByteChannel byteChannel, ByteOrder bOrder = "BE") = external;

    # Reads a signed integer of 16 bits.
    #
    # + return - The number, or an `io:Error`
    public isolated function readInt16() returns int|Error = external;

    # Reads a signed integer of 32 bits.
    #
    # + return - The number, or an `io:Error`
    public isolated function readInt32() returns int|Error = external;

    # Reads a signed integer of 64 bits.
    #
    # + return - The number, or an `io:Error`
    public isolated function readInt64() returns int|Error = external;

    # Reads a float of 32 bits.
    #
    # + return - The number, or an `io:Error`
    public isolated function readFloat32() returns float|Error = external;

    # Reads a float of 64 bits.
    #
    # + return - The number, or an `io:Error`
    public isolated function readFloat64() returns float|Error = external;

    # Reads a byte that stands for a boolean.
    #
    # + return - `false` for 0, or an `io:Error`
    public isolated function readBool() returns boolean|Error = external;

    # Reads text.
    #
    # + nBytes - How many bytes it has
    # + encoding - Its character encoding
    # + return - The text, or an `io:Error`
    public isolated function readString(int nBytes, string encoding) returns string|Error = external;

    # Reads an integer of variable length, as `writeVarInt` of `WritableDataChannel` writes it.
    #
    # + return - The number, or an `io:Error`
    public isolated function readVarInt() returns int|Error = external;

    # Closes the channel and the channel of bytes below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# A destination of numbers and text in binary form.
public class WritableDataChannel {

    # Makes a channel that writes data to a channel of bytes.
    #
    # + byteChannel - Where the bytes go
    # + bOrder - The order of the bytes of a number
    public isolated function init(WritableByteChannel byteChannel, ByteOrder bOrder = "BE") = external;

    # Writes an integer in 16 bits.
    #
    # + value - The number, of which the low bits are written
    # + return - An `io:Error` when it could not be written
    public isolated function writeInt16(int value) returns Error? = external;

    # Writes an integer in 32 bits.
    #
    # + value - The number, of which the low bits are written
    # + return - An `io:Error` when it could not be written
    public isolated function writeInt32(int value) returns Error? = external;

    # Writes an integer in 64 bits.
    #
    # + value - The number
    # + return - An `io:Error` when it could not be written
    public isolated function writeInt64(int value) returns Error? = external;

    # Writes a float in 32 bits.
    #
    # + value - The number, which is rounded
    # + return - An `io:Error` when it could not be written
    public isolated function writeFloat32(float value) returns Error? = external;

    # Writes a float in 64 bits.
    #
    # + value - The number
    # + return - An `io:Error` when it could not be written
    public isolated function writeFloat64(float value) returns Error? = external;

    # Writes a boolean as a byte.
    #
    # + value - `true` is written as 1, `false` as 0
    # + return - An `io:Error` when it could not be written
    public isolated function writeBool(boolean value) returns Error? = external;

    # Writes text without its length.
    #
    # + value - The text
    # + encoding - The character encoding to use
    # + return - An `io:Error` when it could not be written
    public isolated function writeString(string value, string encoding) returns Error? = external;

    # Writes an integer in as few bytes as it needs: groups of seven bits, the least significant first, each but the
    # last with its high bit set.
    #
    # + value - The number
    # + return - An `io:Error` when it could not be written
    public isolated function writeVarInt(int value) returns Error? = external;

    # Closes the channel and the channel of bytes below it.
    #
    # + return - An `io:Error` when that failed or the channel was closed before
    public isolated function close() returns Error? = external;
}

# Reads a string as if it were a file.
public class StringReader {

    # Makes a reader.
    #
    # + content - The text to read
    # + encoding - Has to be the name of a character encoding
    public isolated function init(string content, string encoding = "UTF-8") = external;

    # Reads what is left as JSON.
    #
    # + return - The value, or an `io:Error`
    public isolated function readJson() returns json|Error = external;

    # Reads what is left as XML.
    #
    # + return - The content, or an `io:Error`
    public isolated function readXml() returns xml|Error? = external;

    # Reads characters.
    #
    # + nCharacters - How many to read at most
    # + return - The characters; none when the end was reached just now, an `io:EofError` when it was reached before
    public isolated function readChar(int nCharacters) returns string|Error? = external;

    # Closes the reader.
    #
    # + return - An `io:Error` when it was closed before
    public isolated function close() returns Error? = external;
}
