# Configuration of a service.
public type HttpServiceConfig record {|
    # Host the service answers for; by default every host.
    string host = "b7a.default";
    # Compression of responses.
    CompressionConfig compression = {};
    # When responses are sent in chunks.
    Chunking chunking = CHUNKING_AUTO;
    # Sharing with other origins.
    CorsConfig cors = {};
    # Put before the subtype of the content type of the service's responses.
    string mediaTypeSubtypePrefix?;
    # Whether a parameter that may be () may be left out of the request.
    boolean treatNilableAsOptional = true;
    # The OpenAPI document of the service.
    byte[] openApiDefinition = [];
    # Whether payloads are checked against constraints.
    boolean validation = true;
    # The service type that the service implements.
    typedesc<ServiceContract> serviceType?;
    # Base path; for service contract types only.
    string basePath?;
    # Whether binding JSON takes null for an absent field and an absent field for null.
    boolean laxDataBinding = false;
|};

# Which other origins' pages may use a service (cross-origin resource sharing).
public type CorsConfig record {|
    # Request headers that are allowed.
    string[] allowHeaders = [];
    # Methods that are allowed.
    string[] allowMethods = [];
    # Origins that are allowed; `*` stands for all.
    string[] allowOrigins = [];
    # Response headers that scripts may read.
    string[] exposeHeaders = [];
    # Whether cookies and credentials may be sent.
    boolean allowCredentials = false;
    # For how many seconds a preflight's answer holds; negative for the browser's default.
    decimal maxAge = -1;
|};

# Compression of responses.
public type CompressionConfig record {|
    # When responses are compressed.
    Compression enable = COMPRESSION_AUTO;
    # Content types to compress; empty for all.
    string[] contentTypes = [];
|};

# Configures a service.
public annotation HttpServiceConfig ServiceConfig on service, type;

# Configuration of a resource.
public type HttpResourceConfig record {|
    # Name by which other resources link to this one.
    string name?;
    # Media types the resource consumes; empty for all.
    string[] consumes = [];
    # Media types the resource produces; empty for all.
    string[] produces = [];
    # Sharing with other origins; by default as the service has it.
    CorsConfig cors = {};
    # Whether the resource takes part in a distributed transaction.
    boolean transactionInfectable = true;
    # Resources that this one links to.
    LinkedTo[] linkedTo?;
|};

# Configures a resource.
public annotation HttpResourceConfig ResourceConfig on object function;

# Configuration of a payload.
public type HttpPayload record {|
    # Media types that are accepted, or the media type of what is returned.
    string|string[] mediaType?;
|};

# Marks the parameter that takes the payload, or configures the payload that is returned.
public annotation HttpPayload Payload on parameter, return;

# Configuration of a caller.
public type HttpCallerInfo record {|
    # What the resource responds with.
    typedesc<ResponseMessage|StatusCodeResponse|Error> respondType?;
|};

# Says what a resource responds with through its caller.
public annotation HttpCallerInfo CallerInfo on parameter;

# Configuration of a header parameter.
public type HttpHeader record {|
    # Name of the header; by default that of the parameter.
    string name?;
|};

# Marks a parameter that takes a header.
public const annotation HttpHeader Header on parameter, record field;

# Configuration of a query parameter.
public type HttpQuery record {|
    # Name of the query parameter; by default that of the parameter.
    string name?;
|};

# Marks a parameter that takes a query parameter.
public const annotation HttpQuery Query on parameter, record field;

# How a response may be cached.
public type HttpCacheConfig record {|
    # A stale response must be validated before it is used.
    boolean mustRevalidate = true;
    # A response must be validated before it is used.
    boolean noCache = false;
    # Nothing may be stored.
    boolean noStore = false;
    # Intermediaries must not transform the response.
    boolean noTransform = false;
    # Only the recipient may store the response.
    boolean isPrivate = false;
    # Shared caches must validate a stale response.
    boolean proxyRevalidate = false;
    # For how many seconds the response is fresh; negative for not saying so.
    decimal maxAge = 3600;
    # For how many seconds it is fresh in shared caches; negative for not saying so.
    decimal sMaxAge = -1;
    # Fields that `noCache` is about; empty for all.
    string[] noCacheFields = [];
    # Fields that `isPrivate` is about; empty for all.
    string[] privateFields = [];
    # Whether to send the `etag` of the payload.
    boolean setETag = true;
    # Whether to send the current time as `last-modified`.
    boolean setLastModified = true;
|};

# Adds `cache-control`, and on request `etag` and `last-modified`, to a resource's payload or success response.
public annotation HttpCacheConfig Cache on return;
