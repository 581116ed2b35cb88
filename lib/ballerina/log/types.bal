# Any error of this module.
public type Error distinct error;

# How important a message is.
public enum Level {
    # Details for those who look for a fault
    DEBUG,
    # Something failed
    ERROR,
    # Something noteworthy happened
    INFO,
    # Something may go wrong
    WARN
}

# A value of a log message: data, a function that computes it, or a raw template.
public type Value anydata|Valuer|PrintableRawTemplate;

# Computes a value of a log message. It is called when the message is logged, and not when its level is disabled.
public type Valuer isolated function () returns anydata;

# A raw template such as `` `order ${id} arrived` ``.
public type PrintableRawTemplate readonly & object {
    *object:RawTemplate;
    # The literal parts: one more than there are insertions
    public string[] & readonly strings;
    # The values between the literal parts
    public Value[] insertions;
};

# Values to log beside a message, by name. Names that the log itself uses are taken.
public type KeyValues record {|
    # Taken
    never msg?;
    # Taken
    never message?;
    # Taken
    never time?;
    # Taken
    never level?;
    # Taken
    never 'error?;
    # Taken
    never stackTrace?;
    # Taken
    never icp\.runtimeId?;
    Value...;
|};

# Values to log with every message, by name. Names that the log itself uses are taken.
public type AnydataKeyValues record {
    # Taken
    never msg?;
    # Taken
    never message?;
    # Taken
    never time?;
    # Taken
    never level?;
    # Taken
    never 'error?;
    # Taken
    never stackTrace?;
    # Taken
    never module?;
    # Taken
    never icp\.runtimeId?;
};

type Module record {
    # The module, "org/name"
    readonly string name;
    # The least important level that is logged
    readonly Level level;
};

# How messages are written.
public enum LogFormat {
    # A JSON object to a line
    JSON_FORMAT = "json",
    # Names and values with an equals sign between them, a message to a line
    LOGFMT = "logfmt"
}

# The kinds of destinations.
public enum DestinationType {
    # The standard error
    STDERR = "stderr",
    # The standard output
    STDOUT = "stdout",
    # A file
    FILE = "file"
}

# A standard stream to log to.
public type StandardDestination record {|
    # Which one: "stderr" or "stdout"
    readonly STDERR|STDOUT 'type = STDERR;
|};

# What happens to the content a log file has at the start.
public enum FileOutputMode {
    # The content is dropped
    TRUNCATE,
    # Messages are added to the end
    APPEND
}

# When a log file is put aside for a new one.
public enum RotationPolicy {
    # When it is large
    SIZE_BASED = "SIZE_BASED",
    # When it is old
    TIME_BASED = "TIME_BASED",
    # When it is large or old
    BOTH = "BOTH"
}

# How a log file is put aside for a new one: it gets the time added to its name, `app-20260105-212048.log`.
public type RotationConfig record {|
    # When this happens
    RotationPolicy policy = BOTH;
    # The size from which on a file is large, in bytes
    int maxFileSize = 10485760;
    # The age from which on a file is old, in seconds
    int maxAge = 86400;
    # How many files are kept beside the current one
    int maxBackupFiles = 10;
|};

# A file to log to.
public type FileOutputDestination record {
    # The kind of destination: "file"
    readonly FILE 'type = FILE;
    # The path of the file, which ends with ".log"
    string path;
    # What happens to its content
    FileOutputMode mode = APPEND;
    # How the file is put aside for a new one; without it, it grows
    RotationConfig rotation?;
};

# Where messages go.
public type OutputDestination StandardDestination|FileOutputDestination;

# What happens to the content a file has when `setOutputFile` is called.
public enum FileWriteOption {
    # The content is dropped
    OVERWRITE,
    # Messages are added to the end
    APPEND
}

# The format of messages.
public configurable LogFormat format = LOGFMT;

# The least important level that is logged.
public configurable Level level = INFO;

# Modules that have a level of their own.
public configurable table<Module> key(name) & readonly modules = table [];

# Values to log with every message.
public configurable AnydataKeyValues & readonly keyValues = {};

# Where messages go.
public configurable readonly & OutputDestination[] destinations = [{'type: STDERR}];

configurable boolean enableSensitiveDataMasking = false;

# Leaves a field out of the log.
public const EXCLUDE = "EXCLUDE";

# Makes what is logged in place of a value.
public type ReplacementFunction isolated function (string input) returns string;

# Logs something else in place of a value.
public type Replacement record {|
    # What to log, or what makes it
    string|ReplacementFunction replacement;
|};

# What is logged in place of a sensitive field: nothing, or a replacement.
public type MaskingStrategy EXCLUDE|Replacement;

# How a sensitive field is logged.
public type SensitiveConfig record {|
    # What is logged in its place
    MaskingStrategy strategy = EXCLUDE;
|};

# Marks a field of a record as sensitive: where masking is enabled it is not logged as it is.
public annotation SensitiveConfig Sensitive on record field;
