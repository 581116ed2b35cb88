# What goes wrong in this module.
public type Error ParsingError|WritingError|FileError;

# A text is not TOML.
public type ParsingError distinct error;

# A value cannot be written as TOML.
public type WritingError distinct error;

# A file cannot be read or written.
public type FileError distinct error;

# How TOML is read.
public type ReadConfig record {|
    # Whether a date and time with an offset becomes a `time:Utc`; otherwise it is a string
    boolean parseOffsetDateTime = true;
|};

# How TOML is written.
public type WriteConfig record {|
    # By how many spaces tables within tables are indented
    int indentationPolicy = 2;
    # Whether a table with one entry is written as a key with dots
    boolean allowDottedKeys = true;
|};

# Reads a TOML text.
#
# + tomlString - the text
# + config - how it is read
# + return - its outermost table, or an error when it is not TOML
public isolated function readString(string tomlString, *ReadConfig config) returns map<json>|Error = external;

# Reads a TOML file.
#
# + filePath - the path of the file
# + config - how it is read
# + return - its outermost table, or an error when it cannot be read or is not TOML
public isolated function readFile(string filePath, *ReadConfig config) returns map<json>|Error = external;

# Writes a map as TOML.
#
# + tomlStructure - the map
# + config - how it is written
# + return - the lines, or an error when the map has values that TOML has not
public isolated function writeString(map<json> tomlStructure, *WriteConfig config) returns string[]|Error = external;

# Writes a map to a TOML file.
#
# + filePath - the path of the file
# + tomlStructure - the map
# + config - how it is written
# + return - an error when the map has values that TOML has not, or the file cannot be written
public isolated function writeFile(string filePath, map<json> tomlStructure, *WriteConfig config) returns Error? = external;
