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
