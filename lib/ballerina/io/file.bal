# Reads a file as bytes.
# ```ballerina
# byte[] content = check io:fileReadBytes("./logo.png");
# ```
#
# + path - The path of the file
# + return - The whole content, or an `io:Error`
public isolated function fileReadBytes(string path) returns readonly & byte[]|Error = external;

# Reads a file as a stream of blocks. The file is closed at the end of the stream.
# ```ballerina
# stream<io:Block, io:Error?> blocks = check io:fileReadBlocksAsStream("./logo.png", 1000);
# ```
#
# + path - The path of the file
# + blockSize - The size of a block in bytes; the last one may be shorter
# + return - The blocks, or an `io:Error` when the file cannot be opened
public isolated function fileReadBlocksAsStream(string path, int blockSize = 4096)
        returns stream<Block, Error?>|Error = external;

# Writes bytes to a file. Directories that are missing on the way to it are created, here and in
# every other function that writes a file.
# ```ballerina
# check io:fileWriteBytes("./copy.png", content);
# ```
#
# + path - The path of the file
# + content - What to write
# + option - Whether to replace what the file holds or to add to it
# + return - An `io:Error` when the file could not be written
public isolated function fileWriteBytes(string path, byte[] content, FileWriteOption option = OVERWRITE)
        returns Error? = external;

# Writes a stream of bytes to a file.
# ```ballerina
# check io:fileWriteBlocksFromStream("./copy.png", blocks);
# ```
#
# + path - The path of the file
# + byteStream - What to write
# + option - Whether to replace what the file holds or to add to it
# + return - An `io:Error` when the file could not be written or the stream ended with one
public isolated function fileWriteBlocksFromStream(string path, stream<byte[], Error?> byteStream,
        FileWriteOption option = OVERWRITE) returns Error? = external;

# Reads a file as a string of UTF-8.
# ```ballerina
# string text = check io:fileReadString("./notes.txt");
# ```
#
# + path - The path of the file
# + return - The text without a line terminator at its very end, or an `io:Error`
public isolated function fileReadString(string path) returns string|Error = external;

# Reads the lines of a file of UTF-8 text.
# ```ballerina
# string[] lines = check io:fileReadLines("./notes.txt");
# ```
#
# + path - The path of the file
# + return - The lines without their terminators, or an `io:Error`
public isolated function fileReadLines(string path) returns string[]|Error = external;

# Reads the lines of a file of UTF-8 text one by one. The file is closed at the end of the stream.
# ```ballerina
# stream<string, io:Error?> lines = check io:fileReadLinesAsStream("./notes.txt");
# ```
#
# + path - The path of the file
# + return - The lines without their terminators, or an `io:Error` when the file cannot be opened
public isolated function fileReadLinesAsStream(string path) returns stream<string, Error?>|Error = external;

# Reads a file of JSON.
# ```ballerina
# json order = check io:fileReadJson("./order.json");
# ```
#
# + path - The path of the file
# + return - The value, or an `io:Error`
public isolated function fileReadJson(string path) returns json|Error = external;

# Reads a file of XML.
# ```ballerina
# xml order = check io:fileReadXml("./order.xml");
# ```
#
# + path - The path of the file
# + return - The content without XML declaration and document type, or an `io:Error`
public isolated function fileReadXml(string path) returns xml|Error = external;

# Writes a string to a file as UTF-8.
# ```ballerina
# check io:fileWriteString("./notes.txt", "Hello");
# ```
#
# + path - The path of the file
# + content - What to write
# + option - Whether to replace what the file holds or to add to it
# + return - An `io:Error` when the file could not be written
public isolated function fileWriteString(string path, string content, FileWriteOption option = OVERWRITE)
        returns Error? = external;

# Writes lines to a file as UTF-8, each followed by `\n`.
# ```ballerina
# check io:fileWriteLines("./notes.txt", ["one", "two"]);
# ```
#
# + path - The path of the file
# + content - The lines
# + option - Whether to replace what the file holds or to add to it
# + return - An `io:Error` when the file could not be written
public isolated function fileWriteLines(string path, string[] content, FileWriteOption option = OVERWRITE)
        returns Error? = external;

# Writes a stream of lines to a file as UTF-8, each followed by `\n`.
# ```ballerina
# check io:fileWriteLinesFromStream("./notes.txt", lines.toStream());
# ```
#
# + path - The path of the file
# + lineStream - The lines
# + option - Whether to replace what the file holds or to add to it
# + return - An `io:Error` when the file could not be written or the stream ended with one
public isolated function fileWriteLinesFromStream(string path, stream<string, Error?> lineStream,
        FileWriteOption option = OVERWRITE) returns Error? = external;

# Writes JSON to a file, replacing what it holds.
# ```ballerina
# check io:fileWriteJson("./order.json", {id: 17, item: "pen"});
# ```
#
# + path - The path of the file
# + content - What to write
# + return - An `io:Error` when the file could not be written
public isolated function fileWriteJson(string path, json content) returns Error? = external;

# Writes XML to a file.
# ```ballerina
# check io:fileWriteXml("./order.xml", xml `<order id="17"/>`);
# ```
#
# + path - The path of the file
# + content - What to write
# + fileWriteOption - Whether to replace what the file holds or to add to it, which a document entity does not allow
# + xmlOptions - The kind of XML that the file is to hold, and its document type declaration
# + return - An `io:Error` when the file could not be written, an `io:ConfigurationError` when the options do not fit
public isolated function fileWriteXml(string path, xml content, FileWriteOption fileWriteOption = OVERWRITE,
        *XmlWriteOptions xmlOptions) returns Error? = external;

# Reads a file of comma-separated values.
#
# Rows become string arrays, fields as they stand, or records: then a header names the columns, it
# must name exactly the fields of the record (optional ones may be missing), and values are trimmed
# and converted to the types of the fields, an empty one to `()`.
# ```ballerina
# string[][] rows = check io:fileReadCsv("./staff.csv");
# Employee[] staff = check io:fileReadCsv("./staff.csv");
# ```
#
# + path - The path of the file
# + skipHeaders - How many rows at the beginning are headers; for records the last of them names the columns, and 0
#                 stands for 1
# + returnType - The type of a row, from what is expected
# + return - The rows, or an `io:Error`
public isolated function fileReadCsv(string path, int skipHeaders = 0,
        typedesc<string[]|map<anydata>> returnType = <>) returns returnType[]|Error = external;

# Reads a file of comma-separated values row by row; see `fileReadCsv`. For records the first row names the columns. The
# file is closed at the end of the stream.
# ```ballerina
# stream<Employee, io:Error?> staff = check io:fileReadCsvAsStream("./staff.csv");
# ```
#
# + path - The path of the file
# + returnType - The type of a row, from what is expected
# + return - The rows, or an `io:Error` when the file cannot be opened
public isolated function fileReadCsvAsStream(string path, typedesc<string[]|map<anydata>> returnType = <>)
        returns stream<returnType, Error?>|Error = external;

# Writes rows to a file of comma-separated values.
#
# For records a header with the names of the first one's fields is written first; when the file
# already has a header, it must name the same fields, and its order is kept.
# ```ballerina
# check io:fileWriteCsv("./staff.csv", [["Anne", "Johnson"], ["John", "Cameron"]]);
# ```
#
# + path - The path of the file
# + content - The rows: string arrays or records
# + option - Whether to replace what the file holds or to add to it
# + return - An `io:Error` when the file could not be written
public isolated function fileWriteCsv(string path, string[][]|map<anydata>[] content,
        FileWriteOption option = OVERWRITE) returns Error? = external;

# Writes a stream of rows to a file of comma-separated values; see `fileWriteCsv`. The stream is closed.
# ```ballerina
# check io:fileWriteCsvFromStream("./staff.csv", staff.toStream());
# ```
#
# + path - The path of the file
# + content - The rows: string arrays or records
# + option - Whether to replace what the file holds or to add to it
# + return - An `io:Error` when the file could not be written or the stream ended with one
public isolated function fileWriteCsvFromStream(string path, stream<string[]|map<anydata>, Error?> content,
        FileWriteOption option = OVERWRITE) returns Error? = external;
