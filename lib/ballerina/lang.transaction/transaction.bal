# The error that a commit action returns.
public type Error distinct error;

# A point in time.
public type Timestamp readonly & object {
    # Returns the milliseconds since 1970-01-01T00:00:00Z.
    #
    # + return - Their number, without leap seconds
    public function toMillisecondsInt() returns int;
    # Shows the time as ISO 8601 says.
    #
    # + return - The text
    public function toString() returns string;
};

# What is known about a transaction from its start.
public type Info readonly & record {|
    # Identifies the branch of the transaction
    byte[] xid;
    # How often it has been tried before
    int retryNumber;
    # The attempt before this one, `()` for the first
    Info? prevAttempt;
    # When it was started
    Timestamp startTime;
|};

# What to do when a transaction commits.
public type CommitHandler isolated function (Info info);

# What to do when a transaction is rolled back: for what reason, and whether it will
# be tried again.
public type RollbackHandler isolated function (Info info, error? cause, boolean willRetry);

# What is known about the transaction that the strand is in.
#
# + return - The current branch's
public transactional isolated function info() returns Info = external;

# What is known about a branch of a transaction in progress.
#
# + xid - The branch, as in its `Info`
# + return - What is known, `()` when there is no such branch
public isolated function getInfo(byte[] xid) returns Info? = external;

# Makes the transaction roll back when it comes to commit.
#
# + e - The reason, which handlers are told and which is the cause of the error that
# the commit action gives; `()` without
public transactional isolated function setRollbackOnly(error? e) = external;

# Tells whether the transaction is going to be rolled back.
#
# + return - Whether somebody has called `setRollbackOnly`
public transactional isolated function getRollbackOnly() returns boolean = external;

# Keeps data with the current branch of the transaction.
#
# + data - What is kept, in place of what was
public transactional isolated function setData(readonly data) = external;

# Gives what the current branch of the transaction keeps.
#
# + return - What was given to `setData`, `()` when nothing was
public transactional isolated function getData() returns readonly = external;

# Adds a function to be called when the transaction has committed. The one that was
# added last is called first.
#
# + handler - The function
public transactional isolated function onCommit(CommitHandler handler) = external;

# Adds a function to be called when the transaction has been rolled back. The one that
# was added last is called first.
#
# + handler - The function
public transactional isolated function onRollback(RollbackHandler handler) = external;

# The time of the start of a transaction.
isolated readonly class StartTime {
    # Returns the milliseconds since 1970-01-01T00:00:00Z.
    #
    # + return - Their number, without leap seconds
    public isolated function toMillisecondsInt() returns int = external;
    # Shows the time as ISO 8601 says.
    #
    # + return - The text
    public isolated function toString() returns string = external;
}
