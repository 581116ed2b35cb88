import ballerina/crypto;

# Details of connections to a server.
public type Options record {|
    # Encryption; without it connections are encrypted when the server can
    SecureSocket ssl?;
    # Servers to turn to when the first does not answer
    FailoverConfig failoverConfig?;
    # Whether transactions run in two phases, as several databases in one transaction need
    boolean useXADatasource = false;
    # Seconds that connecting may take; 0 for any time
    decimal connectTimeout = 30;
    # Seconds that the server may take to answer; 0 for any time
    decimal socketTimeout = 0;
    # Time zone in which the server keeps points in time, as in `Europe/Berlin` or `+02:00`; without it the local one
    string serverTimezone?;
    # Whether procedures may be called without the right to read their definition. Here that right is never needed
    boolean noAccessToProcedureBodies = false;
|};

# Servers to turn to when the first does not answer.
public type FailoverConfig record {|
    # The servers, in the order in which they are tried
    FailoverServer[] failoverServers;
    # Seconds after which the first server is tried again
    int timeBeforeRetry?;
    # Number of queries after which the first server is tried again
    int queriesBeforeRetry?;
    # Whether connections to these servers refuse to write
    boolean failoverReadOnly = true;
|};

# A server to turn to.
public type FailoverServer record {|
    # Name or address
    string host;
    # Port
    int port;
|};

# Encrypts when the server can.
public const SSL_PREFERRED = "PREFERRED";

# Encrypts, whoever the server is.
public const SSL_REQUIRED = "REQUIRED";

# Encrypts, and trusts a server whose certificate an authority in the trust store issued.
public const SSL_VERIFY_CA = "VERIFY_CA";

# As `SSL_VERIFY_CA`, for a certificate that bears the name of the host.
public const SSL_VERIFY_IDENTITY = "VERIFY_IDENTITY";

# Does not encrypt.
public const SSL_DISABLED = "DISABLED";

# What encryption is asked for.
public type SSLMode SSL_PREFERRED|SSL_REQUIRED|SSL_VERIFY_CA|SSL_VERIFY_IDENTITY|SSL_DISABLED;

# Encryption of connections.
public type SecureSocket record {|
    # What is asked for
    SSLMode mode = SSL_PREFERRED;
    # Store of the client's own certificate and key
    crypto:KeyStore key?;
    # Store of the certificates that are trusted; without it those the system trusts
    crypto:TrustStore cert?;
    # Whether the server may be asked for its public key to send the password by, on connections without encryption
    boolean allowPublicKeyRetrieval = false;
|};
