# Logs messages.
public type Logger isolated object {

    # Logs a message at the level `DEBUG`.
    #
    # + msg - The message
    # + 'error - An error to log with it
    # + stackTrace - A stack trace to log with it
    # + keyValues - Values to log with it
    public isolated function printDebug(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues);

    # Logs a message at the level `INFO`.
    #
    # + msg - The message
    # + 'error - An error to log with it
    # + stackTrace - A stack trace to log with it
    # + keyValues - Values to log with it
    public isolated function printInfo(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues);

    # Logs a message at the level `WARN`.
    #
    # + msg - The message
    # + 'error - An error to log with it
    # + stackTrace - A stack trace to log with it
    # + keyValues - Values to log with it
    public isolated function printWarn(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues);

    # Logs a message at the level `ERROR`.
    #
    # + msg - The message
    # + 'error - An error to log with it
    # + stackTrace - A stack trace to log with it
    # + keyValues - Values to log with it
    public isolated function printError(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues);

    # Makes a logger that logs more values with every message.
    #
    # + keyValues - The values
    # + return - The logger, or an error
    public isolated function withContext(*KeyValues keyValues) returns Logger|error;

    # Tells the least important level that is logged.
    #
    # + return - The level
    public isolated function getLevel() returns Level;

    # Changes the least important level that is logged. A logger that `withContext` made follows the one it was made
    # from and cannot be changed.
    #
    # + level - The level
    # + return - An error when the logger has no level of its own
    public isolated function setLevel(Level level) returns error?;
};

# The configuration of a logger.
public type Config record {|
    # What the registry knows the logger by, after the name of the module that makes it
    string id?;
    # The format of messages
    LogFormat format = format;
    # The least important level that is logged
    Level level = level;
    # Where messages go
    readonly & OutputDestination[] destinations = destinations;
    # Values to log with every message
    readonly & AnydataKeyValues keyValues = {...keyValues};
    # Whether sensitive fields are masked
    boolean enableSensitiveDataMasking = enableSensitiveDataMasking;
|};

# Knows the loggers of the program: the root logger as "root", and those that `fromConfig` made.
public type LoggerRegistry isolated object {

    # Lists the loggers.
    #
    # + return - Their ids
    public isolated function getIds() returns string[];

    # Finds a logger.
    #
    # + id - Its id
    # + return - The logger, `()` when there is none of this id
    public isolated function getById(string id) returns Logger?;
};

# Returns the registry of loggers.
#
# + return - The registry
public isolated function getLoggerRegistry() returns LoggerRegistry = external;

# Returns the logger that the functions of this module use.
#
# + return - The logger
public isolated function root() returns Logger = external;

# Makes a logger. It logs the values of the root logger besides its own.
# ```ballerina
# log:Logger audit = check log:fromConfig(id = "audit", format = log:JSON_FORMAT);
# ```
#
# + config - Its configuration
# + return - The logger, or a `log:Error` when the configuration is wrong or its id is taken
public isolated function fromConfig(*Config config) returns Logger|Error = external;

# Logs a message at the level `DEBUG`.
# ```ballerina
# log:printDebug("cache miss", id = 845315);
# ```
#
# + msg - The message
# + 'error - An error to log with it
# + stackTrace - A stack trace to log with it
# + keyValues - Values to log with it
public isolated function printDebug(string|PrintableRawTemplate msg, error? 'error = (),
        error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

# Logs a message at the level `ERROR`.
# ```ballerina
# log:printError("order failed", 'error = e, id = 845315);
# ```
#
# + msg - The message
# + 'error - An error to log with it
# + stackTrace - A stack trace to log with it
# + keyValues - Values to log with it
public isolated function printError(string|PrintableRawTemplate msg, error? 'error = (),
        error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

# Logs a message at the level `INFO`.
# ```ballerina
# log:printInfo("order arrived", id = 845315);
# ```
#
# + msg - The message
# + 'error - An error to log with it
# + stackTrace - A stack trace to log with it
# + keyValues - Values to log with it
public isolated function printInfo(string|PrintableRawTemplate msg, error? 'error = (),
        error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

# Logs a message at the level `WARN`.
# ```ballerina
# log:printWarn("stock is low", item = "pen");
# ```
#
# + msg - The message
# + 'error - An error to log with it
# + stackTrace - A stack trace to log with it
# + keyValues - Values to log with it
public isolated function printWarn(string|PrintableRawTemplate msg, error? 'error = (),
        error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

# Logs to a file as well, from now on and in the whole program.
#
# + path - The path of the file, which ends with ".log"
# + option - What happens to the content the file has
# + return - A `log:Error` when the path is wrong or the file cannot be written
# # Deprecated
# Give the file in the configurable variable `destinations`.
@deprecated
public isolated function setOutputFile(string path, FileWriteOption option = APPEND) returns Error? = external;

# Makes the text of a raw template.
#
# + template - The template
# + return - The text
# # Deprecated
# Use `evaluateTemplate`.
@deprecated
public isolated function processTemplate(PrintableRawTemplate template) returns string = external;

# Makes the text of a raw template, for implementations of `Logger`.
# ```ballerina
# string message = msg is string ? msg : log:evaluateTemplate(msg);
# ```
#
# + template - The template
# + enableSensitiveDataMasking - Whether sensitive fields are masked
# + return - The text
public isolated function evaluateTemplate(PrintableRawTemplate template, boolean enableSensitiveDataMasking = false)
        returns string = external;

# Writes data as JSON with sensitive fields masked. Data with a cycle is a panic.
#
# + data - The data
# + return - The text
public isolated function toMaskedString(anydata data) returns string = external;

isolated class RootLogger {
    *Logger;

    isolated function init() {
    }

    public isolated function printDebug(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function printInfo(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function printWarn(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function printError(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function withContext(*KeyValues keyValues) returns Logger = external;

    public isolated function getLevel() returns Level = external;

    public isolated function setLevel(Level level) returns error? = external;
}

isolated class ChildLogger {
    *Logger;

    isolated function init() {
    }

    public isolated function printDebug(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function printInfo(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function printWarn(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function printError(string|PrintableRawTemplate msg, error? 'error = (),
            error:StackFrame[]? stackTrace = (), *KeyValues keyValues) = external;

    public isolated function withContext(*KeyValues keyValues) returns Logger = external;

    public isolated function getLevel() returns Level = external;

    public isolated function setLevel(Level level) returns error? = external;
}

isolated class Registry {
    *LoggerRegistry;

    isolated function init() {
    }

    public isolated function getIds() returns string[] = external;

    public isolated function getById(string id) returns Logger? = external;
}

function init() returns error? {
    check configure({}, modules);
}

# Makes the root logger.
#
# + config - Its configuration: the configurable variables
# + modules - Modules that have a level of their own
# + return - A `log:Error` when the configuration is wrong
function configure(Config config, table<Module> & readonly modules) returns Error? = external;
