# What goes wrong in this module.
public type Error distinct error;

# How JSON becomes a value of a type.
public type Options record {
    # How members are handled that the type has no place for, and fields that are
    # null or absent: `false` makes a member without a place an error
    record {
        # Whether `null` stands for the absence of an optional field that cannot be `()`
        boolean nilAsOptionalField = false;
        # Whether an absent member stands for `()` where the field can be `()`
        boolean absentAsNilableType = false;
    }|false allowDataProjection = {};
    # Whether the result is checked against the constraints of its type
    boolean enableConstraintValidation = true;
};

# The name of a member of a JSON object.
public type NameConfig record {|
    # The name
    string value;
|};

# Gives the name that a field has in JSON.
public const annotation NameConfig Name on record field;

# Makes a value of a type of a JSON value. What the type has no place for is left
# out, unless the options forbid it.
#
# + v - the JSON value
# + options - how it is done
# + t - the type of the result
# + return - the value, or an error when the JSON value does not fit the type
public isolated function parseAsType(json v, Options options = {}, typedesc<anydata> t = <>) returns t|Error = external;

# Makes a value of a type of a JSON text. What the type has no place for is left
# out, unless the options forbid it.
#
# + s - the text
# + options - how it is done
# + t - the type of the result
# + return - the value, or an error when the text is not JSON or does not fit the type
public isolated function parseString(string s, Options options = {}, typedesc<anydata> t = <>) returns t|Error = external;

# Makes a value of a type of a JSON text in UTF-8.
#
# + s - the text's bytes
# + options - how it is done
# + t - the type of the result
# + return - the value, or an error when the text is not JSON or does not fit the type
public isolated function parseBytes(byte[] s, Options options = {}, typedesc<anydata> t = <>) returns t|Error = external;

# Makes a value of a type of a JSON text in UTF-8 that comes in blocks.
#
# + s - the blocks of the text
# + options - how it is done
# + t - the type of the result
# + return - the value, or an error when the text is not JSON, does not fit the type
#            or cannot be read
public isolated function parseStream(stream<byte[], error?> s, Options options = {}, typedesc<anydata> t = <>) returns t|Error = external;

# Makes a JSON value of any data; fields are named as `Name` says.
#
# + v - the data
# + return - the JSON value
public isolated function toJson(anydata v) returns json = external;

# Writes a JSON value over several lines.
#
# + value - the JSON value
# + indentation - by how many spaces each level is indented
# + return - the text
public isolated function prettify(json value, int indentation = 4) returns string = external;

# What can be inserted into a JSONPath expression.
public type JsonPathValue json;

# A JSONPath expression: a raw template.
public type JsonPathRawTemplate object {
    *object:RawTemplate;
    # The parts of the text between the insertions
    public string[] & readonly strings;
    # What stands between these parts
    public JsonPathValue[] insertions;
};

# Selects parts of a JSON value.
# ```ballerina
# json title = check jsondata:read({id: 1, title: "Emma"}, `$.title`);
# ```
#
# + 'json - the JSON value
# + query - a JSONPath expression
# + return - the part that the expression names; a list of parts when it may name
#            several; an error when there is none or the expression is not well-formed
public isolated function read(json 'json, JsonPathRawTemplate query) returns json|Error = external;
