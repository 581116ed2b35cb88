# Returns the working directory.
# ```ballerina
# string dir = file:getCurrentDir();
# ```
#
# + return - Its path
public isolated function getCurrentDir() returns string = external;

# Creates a directory.
# ```ballerina
# check file:createDir("foo/bar", file:RECURSIVE);
# ```
#
# + dir - Its path
# + option - Whether missing parents are created
# + return - A `file:Error` when it could not be created
public isolated function createDir(string dir, DirOption option = NON_RECURSIVE) returns Error? = external;

# Removes a file or a directory.
# ```ballerina
# check file:remove("foo/bar.txt");
# ```
#
# + path - Its path
# + option - Whether a directory is removed with what is inside
# + return - A `file:Error` when it could not be removed
public isolated function remove(string path, DirOption option = NON_RECURSIVE) returns Error? = external;

# Renames or moves a file or a directory.
# ```ballerina
# check file:rename("/A/B/C", "/A/B/D");
# ```
#
# + oldPath - Its path
# + newPath - Its path to be, where there is nothing yet
# + return - A `file:Error` when it could not be renamed
public isolated function rename(string oldPath, string newPath) returns Error? = external;

# Creates an empty file.
# ```ballerina
# check file:create("bar.txt");
# ```
#
# + path - Its path, where there is nothing yet
# + return - A `file:Error` when it could not be created
public isolated function create(string path) returns Error? = external;

# Describes a file or a directory.
# ```ballerina
# file:MetaData data = check file:getMetaData("foo/bar.txt");
# ```
#
# + path - Its path
# + return - What is known about it, or a `file:Error`
public isolated function getMetaData(string path) returns (MetaData & readonly)|Error = external;

# Describes what is in a directory.
# ```ballerina
# file:MetaData[] entries = check file:readDir("foo/bar");
# ```
#
# + path - The path of the directory
# + return - What is known about the files and directories in it, by name, or a `file:Error`
public isolated function readDir(string path) returns (MetaData[] & readonly)|Error = external;

# Copies a file, or a directory with what is inside.
# ```ballerina
# check file:copy("/A/B/C", "/A/B/D", file:REPLACE_EXISTING);
# ```
#
# + sourcePath - Its path
# + destinationPath - The path of the copy
# + options - How to copy
# + return - A `file:Error` when it could not be copied
public isolated function copy(string sourcePath, string destinationPath, CopyOption... options) returns Error? = external;

# Creates a temporary file.
# ```ballerina
# string path = check file:createTemp();
# ```
#
# + suffix - What its name ends with
# + prefix - What its name begins with
# + dir - The directory to create it in, the one for temporary files when it is `()`
# + return - Its path, or a `file:Error`
public isolated function createTemp(string? suffix = (), string? prefix = (), string? dir = ()) returns string|Error = external;

# Creates a temporary directory.
# ```ballerina
# string path = check file:createTempDir();
# ```
#
# + suffix - What its name ends with
# + prefix - What its name begins with
# + dir - The directory to create it in, the one for temporary files when it is `()`
# + return - Its path, or a `file:Error`
public isolated function createTempDir(string? suffix = (), string? prefix = (), string? dir = ()) returns string|Error = external;

# Tests what is at a path.
# ```ballerina
# boolean exists = check file:test("foo/bar.txt", file:EXISTS);
# ```
#
# + path - The path
# + testOption - What to test for
# + return - Whether it is so, or a `file:Error`
public isolated function test(string path, TestOption testOption) returns boolean|Error = external;
