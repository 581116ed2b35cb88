# Reads a boolean: `true` or `false` in upper or lower case, `1` or `0`.
# ```ballerina
# boolean b = check boolean:fromString("True");
# ```
#
# + s - The text
# + return - The boolean, or an error when `s` is none
public isolated function fromString(string s) returns boolean|error = external;

# Tells whether at least one value is true.
#
# + bs - The values
# + return - Whether one is true; false without values
public isolated function some(boolean... bs) returns boolean = external;

# Tells whether all values are true.
#
# + bs - The values
# + return - Whether all are true; true without values
public isolated function every(boolean... bs) returns boolean = external;
