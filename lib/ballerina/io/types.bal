# How the fields and records of a delimited text file are told apart: `DEFAULT` by the separators
# given, `CSV` by commas and new lines, `TDF` by tabs and new lines.
public type Format DEFAULT|CSV|TDF;

# Fields and records are separated by what the channel was given.
public const DEFAULT = "default";

# Fields are separated by commas, records by new lines; fields may be quoted.
public const CSV = "csv";

# Fields are separated by tabs, records by new lines; fields may be quoted.
public const TDF = "tdf";

# Separates the fields of a record: a comma, a tab, a colon, or anything else. A separator of more
# than one character is a regular expression when reading.
public type Separator COMMA|TAB|COLON|string;

# The comma as a field separator.
public const COMMA = ",";

# The tab as a field separator.
public const TAB = "\t";

# The colon as a field separator.
public const COLON = ":";

# The line terminator that writing functions use.
public const NEW_LINE = "\n";

# The character encoding of functions that are not told one.
public const DEFAULT_ENCODING = "UTF8";

# The standard output, for `fprint` and `fprintln`.
public const stdout = 1;

# The standard error, for `fprint` and `fprintln`.
public const stderr = 2;

# Separates the records of a CSV channel.
public const string CSV_RECORD_SEPARATOR = "\n";

# Separates the fields of a colon-separated file.
public const string FS_COLON = ":";

# The number of header lines skipped when none is asked for.
public const int MINIMUM_HEADER_COUNT = 0;

# What happens to the content a file has when it is opened for writing.
public enum FileWriteOption {
    # The content is dropped
    OVERWRITE,
    # What is written is added to the end
    APPEND
}

# The kind of XML a file is to hold.
public enum XmlEntityType {
    # A document: it has a single root element
    DOCUMENT_ENTITY,
    # A part of a document: it may have several elements
    EXTERNAL_PARSED_ENTITY
}

# A document type declaration. When `internalSubset` is there, the identifiers are not written.
public type XmlDoctype record {|
    # The system identifier
    string? system = ();
    # The public identifier
    string? 'public = ();
    # The declarations inside the document, brackets included
    string? internalSubset = ();
|};

# How XML is written to a file.
public type XmlWriteOptions record {|
    # The kind of XML that the file is to hold
    XmlEntityType xmlEntityType = DOCUMENT_ENTITY;
    # The document type declaration written before the content
    XmlDoctype? doctype = ();
|};

# The order of the bytes of a number: `BIG_ENDIAN` or `LITTLE_ENDIAN`.
public type ByteOrder "BE"|"LE";

# The most significant byte comes first.
public const BIG_ENDIAN = "BE";

# The least significant byte comes first.
public const LITTLE_ENDIAN = "LE";

# A block of bytes of a block stream.
public type Block readonly & byte[];

# Any error of this module.
public type Error distinct error;

# A connection could not be made in time.
public type ConnectionTimedOutError distinct Error;

# An error without a type of its own.
public type GenericError distinct Error;

# The file system does not permit the operation.
public type AccessDeniedError distinct Error;

# There is no file at the path.
public type FileNotFoundError distinct Error;

# A value, or a channel, is of another type than the operation expects.
public type TypeMismatchError distinct Error;

# A channel was read past its end.
public type EofError distinct Error;

# Options contradict each other, or the content.
public type ConfigurationError distinct Error;

type BlockEntry record {|
    Block value;
|};

type LineEntry record {|
    string value;
|};

type CsvEntry record {|
    string[] value;
|};

type AnydataEntry record {|
    anydata value;
|};

type ErrorOrNil Error?;

type StringMap map<string>;

type Row string[];
