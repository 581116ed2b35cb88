# Serves HTTP on a port.
public isolated class Listener {

    # Makes a listener; it takes requests once it has been started.
    #
    # + port - Port to listen on; 0 for one that is free
    # + config - Configuration
    # + return - An error when the configuration makes no sense or certificates cannot be read
    public isolated function init(int port, *ListenerConfiguration config) returns ListenerError? = external;

    # Starts to listen.
    #
    # + return - An error when the port is in use or not permitted
    public isolated function 'start() returns error? = external;

    # Stops taking requests and returns when those that were taken have been answered.
    #
    # + return - An error when connections could not be closed
    public isolated function gracefulStop() returns error? = external;

    # Stops taking requests and closes every connection.
    #
    # + return - An error when connections could not be closed
    public isolated function immediateStop() returns error? = external;

    # Adds a service.
    #
    # + httpService - The service
    # + name - Base path: a path or its segments; () for the root
    # + return - An error when the base path is taken or a resource's signature is not supported
    public isolated function attach(Service httpService, string[]|string? name = ()) returns error? = external;

    # Removes a service.
    #
    # + httpService - The service
    # + return - Always ()
    public isolated function detach(Service httpService) returns error? = external;

    # Tells the port.
    #
    # + return - The port; where the listener was made for port 0 and has been started, the one that was found
    public isolated function getPort() returns int = external;

    # Tells the configuration.
    #
    # + return - The configuration
    public isolated function getConfig() returns readonly & InferredListenerConfiguration = external;
}

# Address of the other side of a connection.
public type Remote record {|
    # Host name.
    string host;
    # Port.
    int port;
    # IP address.
    string ip;
|};

# Address of this side of a connection.
public type Local record {|
    # Host name.
    string host;
    # Port.
    int port;
    # IP address.
    string ip;
|};

# Configuration of a listener.
public type ListenerConfiguration record {|
    # Host name or IP address to listen on; by default all addresses.
    string host = "0.0.0.0";
    # Settings of HTTP/1.
    ListenerHttp1Settings http1Settings = {};
    # TLS; () for plain HTTP.
    ListenerSecureSocket? secureSocket = ();
    # Highest version of HTTP.
    HttpVersion httpVersion = HTTP_2_0;
    # For how many seconds a connection may wait for the next bytes; 0 for no limit.
    decimal timeout = DEFAULT_LISTENER_TIMEOUT;
    # Value of the `server` header; by default `ballerina`.
    string? server = ();
    # Limits of requests.
    RequestLimitConfigs requestLimits = {};
    # For how many seconds a graceful stop waits for requests; 0 for as long as they take.
    decimal gracefulStopTimeout = DEFAULT_GRACEFULSTOP_TIMEOUT;
    # Settings of sockets.
    ServerSocketConfig socketConfig = {};
    # Initial window of an HTTP/2 stream in bytes.
    int http2InitialWindowSize = 65535;
    # How many streams an HTTP/2 connection may have at a time.
    int http2MaxActiveStreams = 100;
    # For how many seconds an HTTP/2 connection lives on after it was told to go away.
    decimal minIdleTimeInStaleState = 300;
    # How many seconds lie between two looks for such connections.
    decimal timeBetweenStaleEviction = 30;
|};

# Configuration of a listener as `getConfig` tells it.
public type InferredListenerConfiguration record {|
    # Host name or IP address.
    string host;
    # Settings of HTTP/1.
    ListenerHttp1Settings http1Settings;
    # TLS.
    ListenerSecureSocket? secureSocket;
    # Highest version of HTTP.
    HttpVersion httpVersion;
    # For how many seconds a connection may wait for the next bytes.
    decimal timeout;
    # Value of the `server` header.
    string? server;
    # Limits of requests.
    RequestLimitConfigs requestLimits;
|};

# Settings of HTTP/1 in a listener.
public type ListenerHttp1Settings record {|
    # Whether a connection serves several requests.
    KeepAlive keepAlive = KEEPALIVE_AUTO;
    # How many requests of one connection may wait; requests of a connection are served in order.
    int maxPipelinedRequests = MAX_PIPELINED_REQUESTS;
|};

# Limits of requests.
public type RequestLimitConfigs record {|
    # Longest request URI in bytes; beyond it the answer is 414.
    int maxUriLength = 4096;
    # Size of all headers in bytes; beyond it the answer is 431.
    int maxHeaderSize = 8192;
    # Size of the body in bytes, -1 for no limit; beyond it the answer is 413.
    int maxEntityBodySize = -1;
|};

# TLS in a listener.
public type ListenerSecureSocket record {|
    # Certificate and private key: PEM files, or a PKCS#12 key store.
    KeyStore|CertKey key;
    # Demands a certificate of clients.
    record {|
        # Whether a client without certificate is refused.
        VerifyClient verifyClient = REQUIRE;
        # Certificates of those who sign clients' certificates.
        TrustStore|string cert;
    |} mutualSsl?;
    # Versions of TLS.
    record {|
        # Name of the protocol.
        Protocol name;
        # Versions, as in `TLSv1.2`; empty for the defaults.
        string[] versions = [];
    |} protocol?;
    # Cipher suites.
    string[] ciphers = ["TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
        "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA", "TLS_DHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
        "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256"];
    # Whether sessions may be resumed.
    boolean shareSession = true;
    # For how many seconds a handshake may take.
    decimal handshakeTimeout?;
    # For how many seconds a session may be resumed.
    decimal sessionTimeout?;
|};

# A key store: a PKCS#12 file.
public type KeyStore record {|
    # Path of the file.
    string path;
    # Its password.
    string password;
|};

# A trust store: a PKCS#12 file.
public type TrustStore record {|
    # Path of the file.
    string path;
    # Its password.
    string password;
|};

# A certificate and its private key in PEM files.
public type CertKey record {|
    # File of the certificate, or of the chain it begins.
    string certFile;
    # File of the private key.
    string keyFile;
    # Password of the private key where it is encrypted.
    string keyPassword?;
|};

# Settings of a listener's sockets.
public type ServerSocketConfig record {|
    *ClientSocketConfig;
    # How many connections may wait to be taken.
    int soBackLog = 100;
|};

# Whether clients must show a certificate.
public enum VerifyClient {
    # They must.
    REQUIRE,
    # They may.
    OPTIONAL
}

# Names of protocols.
public enum Protocol {
    # Secure Sockets Layer; taken for TLS.
    SSL,
    # Transport Layer Security.
    TLS,
    # TLS over datagrams; HTTP does not use it.
    DTLS
}

# Port of the default listener.
public configurable int defaultListenerPort = 9090;

# Configuration of the default listener.
public configurable ListenerConfiguration defaultListenerConfig = {};

isolated Listener? defaultListener = ();

# Returns the default listener, which is made when it is first asked for.
#
# + return - The listener, or an error when its configuration makes no sense
public isolated function getDefaultListener() returns Listener|ListenerError {
    lock {
        Listener? l = defaultListener;
        if l is Listener {
            return l;
        }
        Listener made = check new (defaultListenerPort, defaultListenerConfig);
        defaultListener = made;
        return made;
    }
}
