# What can be registered to be started and stopped with the program.
public type DynamicListener object {
    # Starts listening.
    #
    # + return - An error when it cannot
    public function 'start() returns error?;
    # Stops after finishing what is in progress.
    #
    # + return - An error when it cannot
    public function gracefulStop() returns error?;
    # Stops at once.
    #
    # + return - An error when it cannot
    public function immediateStop() returns error?;
};

# A line of a stack trace.
public type StackFrame readonly & object {
    # Shows the frame in one line.
    #
    # + return - Function, file and line
    public isolated function toString() returns string;
};

# What to do when the program stops.
public type StopHandler function () returns error?;

# Lets the strand wait.
#
# + seconds - How long
public isolated function sleep(decimal seconds) = external;

# Makes a listener one of the program's: the program goes on as long as it does, and
# stops it when it stops itself.
#
# + listener - The listener
public isolated function registerListener(DynamicListener 'listener) = external;

# Undoes `registerListener`.
#
# + listener - The listener
public isolated function deregisterListener(DynamicListener 'listener) = external;

# Returns the calls that are running.
#
# + return - The calls, the innermost first
public isolated function getStackTrace() returns StackFrame[] = external;

# Has a function called when the program stops gracefully, after its listeners have
# been stopped. The handler registered last is called first.
#
# + handler - The function
public isolated function onGracefulStop(StopHandler handler) = external;

# The frames `getStackTrace` returns.
readonly class Frame {
    # Shows the frame in one line.
    #
    # + return - Function, file and line
    public isolated function toString() returns string = external;
}
