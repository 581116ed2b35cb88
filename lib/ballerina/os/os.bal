import ballerina/io;

# Any error of this module.
public type Error distinct error;

# A command could not be run.
public type ProcessExecError distinct Error;

# A command of the operating system.
public type Command record {|
    # The program: a path, or a name to be looked up as the operating system does
    string value;
    # Its arguments
    string[] arguments = [];
|};

# The environment variables that a command gets besides those of the program.
public type EnvProperties record {|
    # Cannot be set
    never command?;
    anydata...;
|};

# Returns an environment variable.
# ```ballerina
# string port = os:getEnv("HTTP_PORT");
# ```
#
# + name - Its name
# + return - Its value, empty when it is not set
public isolated function getEnv(string name) returns string = external;

# Returns the name of the user who runs the program.
# ```ballerina
# string name = os:getUsername();
# ```
#
# + return - The name, empty when it is not known
public isolated function getUsername() returns string = external;

# Returns the home directory of the user who runs the program.
# ```ballerina
# string home = os:getUserHome();
# ```
#
# + return - The path, empty when it is not known
public isolated function getUserHome() returns string = external;

# Sets an environment variable, for this program and the commands that it runs.
# ```ballerina
# check os:setEnv("BAL_CONFIG_FILES", "/path/to/Config.toml");
# ```
#
# + key - Its name
# + value - Its value
# + return - An `os:Error` when the name cannot be one
public isolated function setEnv(string key, string value) returns Error? = external;

# Removes an environment variable, for this program and the commands that it runs.
# ```ballerina
# check os:unsetEnv("BAL_CONFIG_FILES");
# ```
#
# + key - Its name
# + return - An `os:Error` when the name cannot be one
public isolated function unsetEnv(string key) returns Error? = external;

# Returns the environment variables.
# ```ballerina
# map<string> variables = os:listEnv();
# ```
#
# + return - The values by name
public isolated function listEnv() returns map<string> = external;

# Runs a command of the operating system and does not wait for it.
# ```ballerina
# os:Process process = check os:exec({value: "bal", arguments: ["run", path]}, BAL_CONFIG_FILES = "Config.toml");
# ```
#
# + command - The command
# + envProperties - Environment variables for it
# + return - The process, or an `os:Error` when it could not be started
public isolated function exec(Command command, *EnvProperties envProperties) returns Process|Error = external;

# A running or finished command, as `os:exec` returns it.
public class Process {

    isolated function init() {
    }

    # Waits until the process ends.
    # ```ballerina
    # int code = check process.waitForExit();
    # ```
    #
    # + return - The exit code, by custom 0 for success, or an `os:Error`
    public isolated function waitForExit() returns int|Error = external;

    # Waits until the process ends and returns what it wrote.
    # ```ballerina
    # byte[] errors = check process.output(io:stderr);
    # ```
    #
    # + fileOutputStream - Which of its streams: `io:stdout` or `io:stderr`
    # + return - The bytes, or an `os:Error`
    public isolated function output(io:FileOutputStream fileOutputStream = io:stdout) returns byte[]|Error = external;

    # Ends the process.
    # ```ballerina
    # process.exit();
    # ```
    public isolated function exit() = external;
}

type StringMap map<string>;
