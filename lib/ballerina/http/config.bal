# Configuration that all clients have.
public type CommonClientConfiguration record {|
    # Highest version of HTTP. HTTP/2 is used over TLS where the server offers it, or with `http2PriorKnowledge`.
    HttpVersion httpVersion = HTTP_2_0;
    # Settings of HTTP/1.
    ClientHttp1Settings http1Settings = {};
    # Settings of HTTP/2.
    ClientHttp2Settings http2Settings = {};
    # For how many seconds to wait for the response, and for each further part of it; 0 for no limit.
    decimal timeout = 30;
    # Whether to add `forwarded` or `x-forwarded-for` to requests that are passed on:
    # `disable`, `enable` or `transition`.
    string forwarded = "disable";
    # Following redirects; () for handing them to the program.
    FollowRedirects? followRedirects = ();
    # The pool of connections; () for the one that clients share.
    PoolConfiguration? poolConfig = ();
    # Caching of responses.
    CacheConfig cache = {};
    # Compression: whether to ask for it.
    Compression compression = COMPRESSION_AUTO;
    # Credentials.
    ClientAuthConfig? auth = ();
    # Circuit breaker; () for none.
    CircuitBreakerConfig? circuitBreaker = ();
    # Retries; () for none.
    RetryConfig? retryConfig = ();
    # Cookies; () for none.
    CookieConfig? cookieConfig = ();
    # Limits of responses.
    ResponseLimitConfigs responseLimits = {};
    # Proxy server; () for none.
    ProxyConfig? proxy = ();
    # Whether payloads are checked against constraints.
    boolean validation = true;
    # Settings of sockets.
    ClientSocketConfig socketConfig = {};
    # Whether binding JSON takes null for an absent field and an absent field for null.
    boolean laxDataBinding = false;
|};

# Configuration of a client.
public type ClientConfiguration record {|
    *CommonClientConfiguration;
    # TLS.
    ClientSecureSocket? secureSocket = ();
|};

# One of the servers of a failover or load balance client.
public type TargetService record {|
    # URL of the server.
    string url = "";
    # TLS.
    ClientSecureSocket? secureSocket = ();
|};

# Settings of HTTP/1 in a client.
public type ClientHttp1Settings record {|
    # Whether a connection serves several requests.
    KeepAlive keepAlive = KEEPALIVE_AUTO;
    # When request bodies are sent in chunks.
    Chunking chunking = CHUNKING_AUTO;
    # Proxy server; () for none.
    ProxyConfig? proxy = ();
|};

# Settings of HTTP/2 in a client.
public type ClientHttp2Settings record {|
    # Whether to speak HTTP/2 without asking, over plain connections too.
    boolean http2PriorKnowledge = false;
    # Initial window of a stream in bytes.
    int http2InitialWindowSize = 65535;
|};

# Limits of responses.
public type ResponseLimitConfigs record {|
    # Longest status line in bytes.
    int maxStatusLineLength = 4096;
    # Size of all headers in bytes.
    int maxHeaderSize = 8192;
    # Size of the body in bytes; -1 for no limit.
    int maxEntityBodySize = -1;
|};

# Repeating requests that failed.
public type RetryConfig record {|
    # How often to try again.
    int count = 0;
    # For how many seconds to wait before the second attempt.
    decimal interval = 0;
    # Factor by which the wait grows with each further attempt; 0 for 1.
    float backOffFactor = 0.0;
    # Longest wait in seconds; 0 for 60.
    decimal maxWaitInterval = 0;
    # Status codes that count as failures.
    int[] statusCodes = [];
|};

# TLS in a client.
public type ClientSecureSocket record {|
    # Whether the server's certificate is verified.
    boolean enable = true;
    # Certificates to trust: a PEM file or a PKCS#12 trust store; without it those of the system.
    TrustStore|string cert?;
    # Certificate and private key to show to the server.
    KeyStore|CertKey key?;
    # Versions of TLS.
    record {|
        # Name of the protocol.
        Protocol name;
        # Versions, as in `TLSv1.2`; empty for the defaults.
        string[] versions = [];
    |} protocol?;
    # Cipher suites; without it the defaults.
    string[] ciphers?;
    # Whether the certificate must be for the host of the URL.
    boolean verifyHostName = true;
    # Whether sessions may be resumed.
    boolean shareSession = true;
    # For how many seconds a handshake may take.
    decimal handshakeTimeout?;
    # For how many seconds a session may be resumed.
    decimal sessionTimeout?;
    # Server name to ask for; without it the host of the URL.
    string serverName?;
|};

# Following redirects: 301, 302 and 303 with GET, 300, 305, 307 and 308 with the method of the request.
public type FollowRedirects record {|
    # Whether redirects are followed.
    boolean enabled = false;
    # How many redirects to follow.
    int maxCount = 5;
    # Whether the headers `authorization` and `proxy-authorization` are sent on.
    boolean allowAuthHeaders = false;
|};

# How to talk to a proxy server.
public enum ProxyProtocol {
    # HTTP.
    HTTP,
    # SOCKS 4; it knows no passwords, and host names are resolved by the client.
    SOCKS4,
    # SOCKS 5.
    SOCKS5
}

# A proxy server.
public type ProxyConfig record {|
    # Host name; empty for no proxy.
    string host = "";
    # Port.
    int port = 0;
    # User name; empty for none.
    string userName = "";
    # Password; ignored with SOCKS 4.
    string password = "";
    # How to talk to it.
    ProxyProtocol protocol = HTTP;
|};

# Cookies in a client.
public type CookieConfig record {|
    # Whether cookies are stored and sent.
    boolean enabled = false;
    # Most cookies of a domain.
    int maxCookiesPerDomain = 50;
    # Most cookies in all.
    int maxTotalCookieCount = 3000;
    # Whether cookies for other domains and paths than those of the response are refused.
    boolean blockThirdPartyCookies = true;
    # Keeps cookies beyond the session; without it only session cookies are stored.
    PersistentCookieHandler persistentCookieHandler?;
|};

# Settings of a client's sockets.
public type ClientSocketConfig record {|
    # For how many seconds to try to connect.
    decimal connectTimeOut = 15;
    # Size of the receive buffer in bytes.
    int receiveBufferSize = 1048576;
    # Size of the send buffer in bytes.
    int sendBufferSize = 1048576;
    # Whether small packets are sent at once.
    boolean tcpNoDelay = true;
    # Whether an address in use may be bound again.
    boolean socketReuse = true;
    # Whether idle connections are probed.
    boolean keepAlive = false;
|};

configurable int maxActiveConnections = -1;
configurable int maxIdleConnections = 100;
configurable decimal waitTime = 30;
configurable int maxActiveStreamsPerConnection = 100;
configurable decimal minEvictableIdleTime = 300;
configurable decimal timeBetweenEvictionRuns = 30;
configurable decimal minIdleTimeInStaleState = 300;
configurable decimal timeBetweenStaleEviction = 30;

# A client's pool of connections. The defaults can be configured, as in `ballerina.http.maxActiveConnections`.
public type PoolConfiguration record {|
    # Most connections to a host at a time; -1 for no limit.
    int maxActiveConnections = maxActiveConnections;
    # Most idle connections to a host.
    int maxIdleConnections = maxIdleConnections;
    # For how many seconds to wait for a connection when all are in use.
    decimal waitTime = waitTime;
    # Most streams of an HTTP/2 connection at a time.
    int maxActiveStreamsPerConnection = maxActiveStreamsPerConnection;
    # After how many idle seconds a connection is closed.
    decimal minEvictableIdleTime = minEvictableIdleTime;
    # How many seconds lie between two looks for idle connections.
    decimal timeBetweenEvictionRuns = timeBetweenEvictionRuns;
    # For how many seconds an HTTP/2 connection lives on after it was told to go away.
    decimal minIdleTimeInStaleState = minIdleTimeInStaleState;
    # How many seconds lie between two looks for such connections.
    decimal timeBetweenStaleEviction = timeBetweenStaleEviction;
|};
