# Any type.
@typeParam
type Type any|error;

# Values that can be cloned.
public type Cloneable readonly|xml|Cloneable[]|map<Cloneable>|table<map<Cloneable>>;

# Any type of values that can be cloned.
@typeParam
type CloneableType Cloneable;

# JSON whose numbers are floats.
public type JsonFloat ()|boolean|string|float|JsonFloat[]|map<JsonFloat>;

# JSON whose numbers are decimals.
public type JsonDecimal ()|boolean|string|decimal|JsonDecimal[]|map<JsonDecimal>;

# Copies a value. What is immutable is shared with the copy.
#
# + v - The value
# + return - The copy
public isolated function clone(CloneableType v) returns CloneableType = external;

# Makes an immutable copy of a value. What is immutable already is shared with it.
#
# + v - The value
# + return - The copy, or `v` itself when it is immutable
public isolated function cloneReadOnly(CloneableType v) returns CloneableType & readonly = external;

# Builds a value of a type from another value: structures get the type asked for,
# numbers are converted, missing fields get their defaults.
# ```ballerina
# json j = {name: "Anne", age: 23};
# Student s = check j.cloneWithType();
# ```
#
# + v - The value
# + t - The type, by default the one the context expects
# + return - The new value, or an error that tells what does not fit
public isolated function cloneWithType(anydata v, typedesc<anydata> t = <>) returns t|error = external;

# Casts a value, as a type cast does, but returns an error instead of panicking.
#
# + v - The value
# + t - The type, by default the one the context expects
# + return - The value, or an error when it does not belong to the type
public isolated function ensureType(any|error v, typedesc<any> t = <>) returns t|error = external;

# Tells whether a value is immutable.
#
# + v - The value
# + return - Whether it is
public isolated function isReadOnly(anydata v) returns boolean = external;

# Shows a value. A string is returned as it is.
#
# + v - The value
# + return - The text
public isolated function toString(any v) returns string = external;

# Shows a value in the syntax of the language.
#
# + v - The value
# + return - The text
public isolated function toBalString(any v) returns string = external;

# Reads what `toBalString` writes of plain data.
#
# + s - The text
# + return - The value, or an error when `s` is not such a text
public isolated function fromBalString(string s) returns anydata|error = external;

# Converts plain data to JSON: xml becomes a string, a table an array of its rows.
# Everything is copied. It panics when the value contains itself.
#
# + v - The value
# + return - The JSON value
public isolated function toJson(anydata v) returns json = external;

# Writes plain data as JSON text. It panics when the value contains itself.
#
# + v - The value
# + return - The text
public isolated function toJsonString(anydata v) returns string = external;

# Reads JSON text. Numbers become ints when they are written as such and fit, and
# decimals otherwise; a negative zero becomes a float.
# ```ballerina
# json j = check "{\"id\": 5}".fromJsonString();
# ```
#
# + str - The text
# + return - The value, or an error that tells where `str` is not JSON
public isolated function fromJsonString(string str) returns json|error = external;

# Reads JSON text, making all numbers floats.
#
# + str - The text
# + return - The value, or an error that tells where `str` is not JSON
public isolated function fromJsonFloatString(string str) returns JsonFloat|error = external;

# Reads JSON text, making all numbers decimals.
#
# + str - The text
# + return - The value, or an error that tells where `str` is not JSON
public isolated function fromJsonDecimalString(string str) returns JsonDecimal|error = external;

# Builds a value of a type from JSON. This is `cloneWithType`, and undoes besides
# what `toJson` does to xml and tables.
#
# + v - The JSON value
# + t - The type, by default the one the context expects
# + return - The new value, or an error that tells what does not fit
public isolated function fromJsonWithType(json v, typedesc<anydata> t = <>) returns t|error = external;

# Builds a value of a type from JSON text: `fromJsonString` and `fromJsonWithType`
# in one.
#
# + str - The text
# + t - The type, by default the one the context expects
# + return - The new value, or an error that tells what is wrong
public isolated function fromJsonStringWithType(string str, typedesc<anydata> t = <>) returns t|error = external;

# Merges a JSON value into another: fields of mappings are merged one by one, `()`
# gives way to anything else.
#
# + j1 - The value to merge into
# + j2 - The value to be merged
# + return - `j1` with `j2` in it, or an error when they do not go together; then
#     `j1` has not changed
public isolated function mergeJson(json j1, json j2) returns json|error = external;

# Counts its arguments, as `collect` and `group by` clauses want.
#
# + vs - The arguments
# + return - Their number
public isolated function count(any|error... vs) returns int = external;

# Returns its first argument, as `group by` clauses want.
#
# + v - The first argument
# + vs - Other arguments
# + return - `v`
public isolated function first(Type v, any|error... vs) returns Type = external;

# Returns its last argument, as `group by` clauses want.
#
# + v - The first argument
# + vs - Other arguments
# + return - The last of all
public isolated function last(Type v, Type... vs) returns Type = external;
