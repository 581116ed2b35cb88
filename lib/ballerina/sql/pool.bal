# Most connections a pool may have open at a time.
public configurable int maxOpenConnections = 15;

# Seconds after which a connection is replaced; `0` for never.
public configurable decimal maxConnectionLifeTime = 1800.0;

# How many connections a pool keeps while they are idle.
public configurable int minIdleConnections = 15;

# Seconds to wait for a connection of the pool.
public configurable decimal connectionTimeout = 30.0;

# Seconds after which an idle connection beyond `minIdleConnections` is closed; `0` for never.
public configurable decimal idleTimeout = 600.0;

# Seconds that checking a connection may take.
public configurable decimal validationTimeout = 5.0;

# Seconds after which a connection in use is reported as possibly leaked; `0` for never.
public configurable decimal leakDetectionThreshold = 0.0;

# Seconds between signs of life on idle connections; `0` for none.
public configurable decimal keepAliveTime = 0.0;

# Name of the pool in messages; `()` for one that is made up.
public configurable string? poolName = ();

# Seconds to keep trying for the first connection. `0` tries once and goes on without; a negative number does not try.
public configurable decimal initializationFailTimeout = 1.0;

# Isolation level of transactions; `()` for the database's own.
public configurable TransactionIsolation? transactionIsolation = ();

# Query that checks a connection; `()` for the driver's own check.
public configurable string? connectionTestQuery = ();

# Statements to run on every new connection.
public configurable readonly & (string|string[]?) connectionInitSql = ();

# Whether connections refuse to write.
public configurable boolean readOnly = false;

# Whether a pool may be suspended. Pools of this implementation have no interface to suspend them by.
public configurable boolean allowPoolSuspension = false;

# Whether the pool's own queries stand outside the program's transactions. Here they always do.
public configurable boolean isolateInternalQueries = false;

# How a pool of connections behaves. A client made without one shares a pool with all others that connect alike;
# clients given the same record value share one as well.
public type ConnectionPool record {|
    # Most connections open at a time, at least 1
    int maxOpenConnections = maxOpenConnections;
    # Seconds after which a connection is replaced: 0 for never, or at least 30
    decimal maxConnectionLifeTime = maxConnectionLifeTime;
    # How many connections are kept while they are idle. Connections are opened when they are first needed
    int minIdleConnections = minIdleConnections;
    # Seconds to wait for a connection
    decimal connectionTimeout = connectionTimeout;
    # Seconds after which an idle connection beyond `minIdleConnections` is closed; 0 for never
    decimal idleTimeout = idleTimeout;
    # Seconds that checking a connection may take
    decimal validationTimeout = validationTimeout;
    # Seconds after which a connection in use is reported as possibly leaked; 0 for never
    decimal leakDetectionThreshold = leakDetectionThreshold;
    # Seconds between signs of life on idle connections; 0 for none
    decimal keepAliveTime = keepAliveTime;
    # Name of the pool in messages
    string? poolName = poolName;
    # Seconds to keep trying for the first connection; 0 tries once and goes on without; below 0 does not try
    decimal initializationFailTimeout = initializationFailTimeout;
    # Isolation level of transactions; `()` for the database's own
    TransactionIsolation? transactionIsolation = transactionIsolation;
    # Query that checks a connection; `()` for the driver's own check
    string? connectionTestQuery = connectionTestQuery;
    # Statements to run on every new connection
    string|string[]? connectionInitSql = connectionInitSql;
    # Whether connections refuse to write
    boolean readOnly = readOnly;
    # Has no effect: pools have no interface to suspend them by
    boolean allowPoolSuspension = allowPoolSuspension;
    # Has no effect: the pool's own queries never stand in a transaction of the program
    boolean isolateInternalQueries = isolateInternalQueries;
|};

# Isolation levels of transactions.
public enum TransactionIsolation {
    # Only committed rows are seen
    TRANSACTION_READ_COMMITTED,
    # Uncommitted rows are seen as well
    TRANSACTION_READ_UNCOMMITTED,
    # Rows read once read the same again
    TRANSACTION_REPEATABLE_READ,
    # As if transactions ran one after another
    TRANSACTION_SERIALIZABLE
}

final ConnectionPool & readonly globalPool = {};

# The pool settings of clients made without any, from the configuration.
#
# + return - Settings; the same value each time
public isolated function getGlobalConnectionPool() returns ConnectionPool {
    return globalPool;
}
