# What separates the elements of a path.
public final string pathSeparator = separator();

# What separates the paths in a list of paths.
public final string pathListSeparator = listSeparator();

isolated function separator() returns string = external;

isolated function listSeparator() returns string = external;

# Makes a path absolute.
# ```ballerina
# string path = check file:getAbsolutePath("test.txt");
# ```
#
# + path - The path
# + return - The absolute path, or a `file:Error`
public isolated function getAbsolutePath(string path) returns string|Error = external;

# Tells whether a path is absolute: whether it does not depend on the working directory.
#
# + path - The path
# + return - Whether it is, or a `file:Error`
public isolated function isAbsolutePath(string path) returns boolean|Error = external;

# Returns the last element of a path.
# ```ballerina
# string name = check file:basename("/A/B/C.txt");
# ```
#
# + path - The path
# + return - The element, empty when there is none, or a `file:Error`
public isolated function basename(string path) returns string|Error = external;

# Returns a path without its last element.
# ```ballerina
# string parent = check file:parentPath("/A/B/C.txt");
# ```
#
# + path - The path
# + return - What is left, or a `file:Error`
public isolated function parentPath(string path) returns string|Error = external;

# Normalizes a path.
# ```ballerina
# string path = check file:normalizePath("foo/../bar", file:CLEAN);
# ```
#
# + path - The path
# + option - In which way
# + return - The normalized path, or a `file:Error`
public isolated function normalizePath(string path, NormOption option) returns string|Error = external;

# Takes a path apart.
# ```ballerina
# string[] elements = check file:splitPath("/A/B/C");
# ```
#
# + path - The path
# + return - Its elements, or a `file:Error`
public isolated function splitPath(string path) returns string[]|Error = external;

# Puts a path together.
# ```ballerina
# string path = check file:joinPath("/", "foo", "bar");
# ```
#
# + parts - Its elements; empty ones do not count
# + return - The path, or a `file:Error`
public isolated function joinPath(string... parts) returns string|Error = external;

# Tells how to get from one path to another.
# ```ballerina
# string path = check file:relativePath("a/b/e", "a/c/d");
# ```
#
# + base - Where to start
# + target - Where to go
# + return - The path from `base` to `target`, or a `file:Error` when there is none
public isolated function relativePath(string base, string target) returns string|Error = external;
