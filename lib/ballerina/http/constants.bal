# Versions of HTTP.
public enum HttpVersion {
    # HTTP/1.0
    HTTP_1_0 = "1.0",
    # HTTP/1.1
    HTTP_1_1 = "1.1",
    # HTTP/2
    HTTP_2_0 = "2.0"
}

# Default of a listener's `timeout`, in seconds.
public const decimal DEFAULT_LISTENER_TIMEOUT = 60;
# Default of a listener's `gracefulStopTimeout`, in seconds.
public const decimal DEFAULT_GRACEFULSTOP_TIMEOUT = 0;
const int MAX_PIPELINED_REQUESTS = 10;

# Prefix of the media types of messages made of several parts.
public const string MULTIPART_AS_PRIMARY_TYPE = "multipart/";

# The operation that sends a request on with its own method.
public const HTTP_FORWARD = "FORWARD";
# The method GET.
public const HTTP_GET = "GET";
# The method POST.
public const HTTP_POST = "POST";
# The method DELETE.
public const HTTP_DELETE = "DELETE";
# The method OPTIONS.
public const HTTP_OPTIONS = "OPTIONS";
# The method PUT.
public const HTTP_PUT = "PUT";
# The method PATCH.
public const HTTP_PATCH = "PATCH";
# The method HEAD.
public const HTTP_HEAD = "HEAD";
# The operation that does not wait for the response.
public const HTTP_SUBMIT = "SUBMIT";
# No operation.
public const HTTP_NONE = "NONE";

# When bodies are sent in chunks.
public type Chunking CHUNKING_AUTO|CHUNKING_ALWAYS|CHUNKING_NEVER;

# Bodies of 8 KB and more are sent in chunks.
public const CHUNKING_AUTO = "AUTO";
# Every body is sent in chunks.
public const CHUNKING_ALWAYS = "ALWAYS";
# No body is sent in chunks.
public const CHUNKING_NEVER = "NEVER";

# When bodies are compressed.
public type Compression COMPRESSION_AUTO|COMPRESSION_ALWAYS|COMPRESSION_NEVER;

# As the other side asks for; a gateway passes the headers of compression on.
public const COMPRESSION_AUTO = "AUTO";
# Always, with gzip unless the other side prefers deflate.
public const COMPRESSION_ALWAYS = "ALWAYS";
# Never.
public const COMPRESSION_NEVER = "NEVER";

# Whether a connection serves several requests.
public type KeepAlive KEEPALIVE_AUTO|KEEPALIVE_ALWAYS|KEEPALIVE_NEVER;

# As the `connection` header of the request says.
public const KEEPALIVE_AUTO = "AUTO";
# Always.
public const KEEPALIVE_ALWAYS = "ALWAYS";
# Never: the connection is closed after the response.
public const KEEPALIVE_NEVER = "NEVER";

# A header before the body.
public const LEADING = "leading";
# A header after the body.
public const TRAILING = "trailing";

# The client's certificate was accepted.
public const PASSED = "passed";
# The client's certificate was rejected.
public const FAILED = "failed";
# There was no mutual TLS handshake.
public const NONE = ();

# Key of the decoded JWT in a request context.
public const string JWT_INFORMATION = "JWT_INFORMATION";

# Key of the service's name in a call's attributes.
public const SERVICE_NAME = "SERVICE_NAME";
# Key of the resource's name in a call's attributes.
public const RESOURCE_NAME = "RESOURCE_NAME";
# Key of the request's method in a call's attributes.
public const REQUEST_METHOD = "REQUEST_METHOD";

# The header `age`.
public const string AGE = "age";
# The header `authorization`.
public const string AUTHORIZATION = "authorization";
# The header `cache-control`.
public const string CACHE_CONTROL = "cache-control";
# The header `content-length`.
public const string CONTENT_LENGTH = "content-length";
# The header `content-type`.
public const string CONTENT_TYPE = "content-type";
# The header `date`.
public const string DATE = "date";
# The header `etag`.
public const string ETAG = "etag";
# The header `expect`.
public const string EXPECT = "expect";
# The header `expires`.
public const string EXPIRES = "expires";
# The header `if-match`.
public const string IF_MATCH = "if-match";
# The header `if-modified-since`.
public const string IF_MODIFIED_SINCE = "if-modified-since";
# The header `if-none-match`.
public const string IF_NONE_MATCH = "if-none-match";
# The header `if-range`.
public const string IF_RANGE = "if-range";
# The header `if-unmodified-since`.
public const string IF_UNMODIFIED_SINCE = "if-unmodified-since";
# The header `last-modified`.
public const string LAST_MODIFIED = "last-modified";
# The header `location`.
public const string LOCATION = "location";
# The header `pragma`.
public const string PRAGMA = "pragma";
# The header `proxy-authorization`.
public const string PROXY_AUTHORIZATION = "proxy-authorization";
# The header `server`.
public const string SERVER = "server";
# The header `warning`.
public const string WARNING = "warning";
# The header `transfer-encoding`.
public const string TRANSFER_ENCODING = "transfer-encoding";
# The header `connection`.
public const string CONNECTION = "connection";
# The header `upgrade`.
public const string UPGRADE = "upgrade";

# The header that carries credentials.
public const string AUTH_HEADER = "Authorization";
# The scheme of user name and password.
public const string AUTH_SCHEME_BASIC = "Basic";
# The scheme of tokens.
public const string AUTH_SCHEME_BEARER = "Bearer";

# Status codes of a redirect.
public type RedirectCode REDIRECT_MULTIPLE_CHOICES_300|REDIRECT_MOVED_PERMANENTLY_301|REDIRECT_FOUND_302
    |REDIRECT_SEE_OTHER_303|REDIRECT_NOT_MODIFIED_304|REDIRECT_USE_PROXY_305|REDIRECT_TEMPORARY_REDIRECT_307
    |REDIRECT_PERMANENT_REDIRECT_308;

# Redirect with status 300.
public const REDIRECT_MULTIPLE_CHOICES_300 = 300;
# Redirect with status 301.
public const REDIRECT_MOVED_PERMANENTLY_301 = 301;
# Redirect with status 302.
public const REDIRECT_FOUND_302 = 302;
# Redirect with status 303.
public const REDIRECT_SEE_OTHER_303 = 303;
# Redirect with status 304.
public const REDIRECT_NOT_MODIFIED_304 = 304;
# Redirect with status 305.
public const REDIRECT_USE_PROXY_305 = 305;
# Redirect with status 307.
public const REDIRECT_TEMPORARY_REDIRECT_307 = 307;
# Redirect with status 308.
public const REDIRECT_PERMANENT_REDIRECT_308 = 308;
