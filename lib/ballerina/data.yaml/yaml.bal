# What goes wrong in this module.
public type Error distinct error;

# What plain scalars mean.
public enum YAMLSchema {
    # Each is a string
    FAILSAFE_SCHEMA,
    # `null`, `true`, `false` and numbers as in JSON are what they look like
    JSON_SCHEMA,
    # More spellings are understood, as `~`, `True`, `0x1f` and `.inf`
    CORE_SCHEMA
}

# How YAML becomes a value of a type.
public type Options record {|
    # What plain scalars mean
    YAMLSchema schema = CORE_SCHEMA;
    # Whether an anchor may stand for another node later on
    boolean allowAnchorRedefinition = true;
    # Whether a mapping may have a key twice; the last entry counts then
    boolean allowMapEntryRedefinition = false;
    # How entries are handled that the type has no place for, and fields that are null or absent:
    # `false` makes an entry without a place an error
    record {
        # Whether `null` stands for the absence of an optional field that cannot be `()`
        boolean nilAsOptionalField = false;
        # Whether an absent entry stands for `()` where the field can be `()`
        boolean absentAsNilableType = false;
        # Whether the documents of a text may come in another order than the members of a tuple
        boolean enableYamlStreamReorder = false;
    }|false allowDataProjection = {};
    # Whether the result is checked against the constraints of its type
    boolean enableConstraintValidation = true;
|};

# How YAML is written.
public type WriteConfig record {|
    # By how many spaces each level is indented
    int indentationPolicy = 2;
    # Whether nodes show their tags
    boolean canonical = false;
    # Whether quotes are single quotes
    boolean useSingleQuotes = false;
    # Whether all scalars are in quotes
    boolean forceQuotes = false;
    # What plain scalars will mean to the reader
    YAMLSchema schema = CORE_SCHEMA;
    # Whether the members of a list are documents
    boolean isStream = false;
    # Whether collections are written on one line
    boolean flowStyle = false;
|};

# The name of a key.
public type NameConfig record {|
    # The name
    string value;
|};

# Gives the key that a field is read from.
public const annotation NameConfig Name on record field;

# Reads a YAML text. Several documents are a list.
#
# + s - the text
# + options - how it is read
# + t - the type of the result
# + return - the value, or an error when the text is not YAML or does not fit the type
public isolated function parseString(string s, Options options = {}, typedesc<anydata> t = <>) returns t|Error = external;

# Reads the bytes of a YAML text in UTF-8.
#
# + s - the bytes
# + options - how it is read
# + t - the type of the result
# + return - the value, or an error when the text is not YAML or does not fit the type
public isolated function parseBytes(byte[] s, Options options = {}, typedesc<anydata> t = <>) returns t|Error = external;

# Reads a YAML text in UTF-8 that comes in blocks.
#
# + s - the blocks
# + options - how it is read
# + t - the type of the result
# + return - the value, or an error when the text is not YAML, does not fit the type or cannot be read
public isolated function parseStream(stream<byte[], error?> s, Options options = {}, typedesc<anydata> t = <>) returns t|Error = external;

# Writes data as YAML.
#
# + yamlValue - the data
# + config - how it is written
# + return - the text, or an error when the data cannot be written
public isolated function toYamlString(anydata yamlValue, WriteConfig config = {}) returns string|Error = external;
