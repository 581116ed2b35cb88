# Values that can be cloned.
public type Cloneable readonly|xml|Cloneable[]|map<Cloneable>|table<map<Cloneable>>;

# What the details of errors belong to.
public type Detail record {|
    # Any field
    Cloneable...;
|};

# The type of an error's detail.
@typeParam
type DetailType Detail;

# A line of a stack trace.
public type StackFrame readonly & object {
    # Shows the frame in one line.
    #
    # + return - Function, file and line
    public isolated function toString() returns string;
};

# The error of a receive action when no message was sent.
public type NoMessage distinct error;

# Errors after which it makes sense to try again.
public type Retriable distinct error;

# Returns the message.
#
# + e - The error
# + return - Its message
public isolated function message(error e) returns string = external;

# Returns the cause.
#
# + e - The error
# + return - The error that led to it, `()` without
public isolated function cause(error e) returns error? = external;

# Returns the details.
#
# + e - The error
# + return - The record of its details, which is immutable
public isolated function detail(error<DetailType> e) returns readonly & DetailType = external;

# Returns where the error was made.
#
# + e - The error
# + return - The calls that were running, the innermost first
public isolated function stackTrace(error e) returns StackFrame[] = external;

# Shows the error, its cause and its details.
#
# + e - The error
# + return - The text
public isolated function toString(error e) returns string = external;

# Shows the error in the syntax of the language.
#
# + e - The error
# + return - The text
public isolated function toBalString(error e) returns string = external;

# Decides for a `retry` without a manager of its own: a number of times, for
# errors that are `Retriable`.
public class DefaultRetryManager {
    private int count;

    # Makes the manager.
    #
    # + count - How often to try again
    public isolated function init(int count = 3) {
        self.count = count;
    }

    # Tells whether to try again.
    #
    # + e - The error that ended the last attempt
    # + return - Whether there is to be another one
    public isolated function shouldRetry(error e) returns boolean {
        if e is Retriable && self.count > 0 {
            self.count -= 1;
            return true;
        }
        return false;
    }
}

# The frames `stackTrace` returns.
readonly class Frame {
    # Shows the frame in one line.
    #
    # + return - Function, file and line
    public isolated function toString() returns string = external;
}
