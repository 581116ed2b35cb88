import ballerina/time;

# Any error of this module.
public type Error distinct error;

# The operation is not possible with what is there.
public type InvalidOperationError distinct Error;

# The file system does not permit the operation.
public type PermissionError distinct Error;

# The file system failed.
public type FileSystemError distinct Error;

# There is no file or directory at the path.
public type FileNotFoundError distinct Error;

# What is at the path is no symbolic link.
public type NotLinkError distinct Error;

# Reading or writing failed.
public type IOError distinct Error;

# The operation is forbidden.
public type SecurityError distinct Error;

# A path is not one.
public type InvalidPathError distinct Error;

# A pattern is not one.
public type InvalidPatternError distinct Error;

# There is no path from one place to the other.
public type RelativePathError distinct Error;

# A path to a Windows share lacks a part.
public type UNCPathError distinct Error;

# An error without a type of its own.
public type GenericError distinct Error;

# What is known about a file or directory.
public type MetaData record {|
    # The absolute path
    string absPath;
    # The size in bytes
    int size;
    # When it was changed
    time:Utc modifiedTime;
    # Whether it is a directory
    boolean dir;
    # Whether it can be read
    boolean readable;
    # Whether it can be written
    boolean writable;
|};

# A change in a directory.
public type FileEvent record {|
    # The absolute path of the file
    string name;
    # What happened to it: "create", "delete" or "modify"
    string operation;
|};

# The ways to normalize a path.
public enum NormOption {
    # Makes the path as short as possible, without asking the file system
    CLEAN,
    # Follows a symbolic link
    SYMLINK,
    # Makes all letters lower case and all slashes backslashes, on Windows only
    NORMCASE
}

# How far an operation on directories goes.
public enum DirOption {
    # Creates missing parents; removes what is inside
    RECURSIVE,
    # Creates or removes only the directory itself
    NON_RECURSIVE
}

# What to test a path for.
public enum TestOption {
    # There is something
    EXISTS,
    # It is a directory
    IS_DIR,
    # It is a symbolic link
    IS_SYMLINK,
    # It can be read
    READABLE,
    # It can be written
    WRITABLE
}

# How to copy.
public enum CopyOption {
    # Files that are there are replaced; without it they stay as they are
    REPLACE_EXISTING,
    # Times are copied as well
    COPY_ATTRIBUTES,
    # A symbolic link is copied, and not what it leads to
    NO_FOLLOW_LINKS
}

type Utc time:Utc;

type MetaDataList MetaData[] & readonly;

type ReadonlyMetaData MetaData & readonly;
