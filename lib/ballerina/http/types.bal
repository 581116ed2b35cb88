import ballerina/io;
import ballerina/mime;

# What a client sends as the body of a request: a payload, body parts, a stream of bytes, or a whole request.
public type RequestMessage anydata|Request|mime:Entity[]|stream<byte[], io:Error?>;

# What a caller responds with: a payload, body parts, a stream of bytes or events, or a whole response.
public type ResponseMessage anydata|Response|mime:Entity[]|stream<byte[], io:Error?>|stream<SseEvent, error?>
    |stream<SseEvent, error>;

# A service that an HTTP listener serves.
public type Service distinct service object {
};

# A service whose type is declared apart from its implementation.
public type ServiceContract distinct service object {
    *Service;
};

# The types a client's response can be bound to.
public type TargetType typedesc<Response|anydata|stream<SseEvent, error?>>;

# The operations of a client.
public type HttpOperation HTTP_FORWARD|HTTP_GET|HTTP_POST|HTTP_DELETE|HTTP_OPTIONS|HTTP_PUT|HTTP_PATCH|HTTP_HEAD
    |HTTP_SUBMIT|HTTP_NONE;

# HTTP methods.
public enum Method {
    # Retrieve a resource.
    GET,
    # Create a resource.
    POST,
    # Create or replace a resource.
    PUT,
    # Remove a resource.
    DELETE,
    # Modify a resource partially.
    PATCH,
    # Retrieve the headers of a resource.
    HEAD,
    # Ask which methods are allowed.
    OPTIONS
}

# Types of a path segment given to a client's resource method.
public type PathParamType boolean|int|float|decimal|string;

# Types of one value of a query parameter.
public type SimpleQueryParamType boolean|int|float|decimal|string;

# Types of a query parameter given to a client's resource method.
public type QueryParamType SimpleQueryParamType[]|SimpleQueryParamType;

# Query parameters given to a client's resource method as named arguments.
public type QueryParams record {|
    # Reserved for the parameter of that name.
    never headers?;
    # Reserved for the parameter of that name.
    never targetType?;
    # Reserved for the parameter of that name.
    never message?;
    # Reserved for the parameter of that name.
    never mediaType?;
    QueryParamType...;
|};

# A link to a resource of the service.
public type Link record {
    # How the target relates to what is returned.
    string rel?;
    # The target's path.
    string href;
    # Media types the target offers.
    string[] types?;
    # Methods the target accepts.
    Method[] methods?;
};

# Links that a service adds to a payload.
public type Links record {|
    # The links by relation.
    map<Link> _links;
|};

# Names a resource that a resource links to.
public type LinkedTo record {|
    # Name of the linked resource, as its `ResourceConfig` gives it.
    string name;
    # The relation, by default the resource itself.
    string relation = "self";
    # Method of the linked resource, where several have the same name.
    string method?;
|};

# One value of a header with its parameters.
public type HeaderValue record {|
    # The value.
    string value;
    # The parameters that follow it.
    map<string> params;
|};

# A server-sent event.
public type SseEvent record {|
    # Name of the event.
    string event?;
    # Identifier of the event.
    string id?;
    # The data.
    string data?;
    # After how many milliseconds a client should reconnect.
    int 'retry?;
    # A comment.
    string comment?;
|};

# Where a header stands: before or after the body.
public type HeaderPosition LEADING|TRAILING;

# A status code, headers and payload.
public type StatusCodeRecord record {|
    # The status code.
    int status;
    # The headers.
    map<string|int|boolean|string[]|int[]|boolean[]> headers?;
    # The payload.
    anydata body?;
|};

# The payload of the response to a request that failed.
public type ErrorPayload record {
    # When it happened, in UTC.
    string timestamp;
    # The status code.
    int status;
    # The status in words.
    string reason;
    # What happened.
    string message;
    # Path and query of the request.
    string path;
    # Method of the request.
    string method;
};

# What came of a TLS handshake in which the client shows a certificate.
public type MutualSslHandshake record {|
    # The outcome.
    MutualSslStatus status = ();
    # The client's certificate in base64.
    string? base64EncodedCert = ();
|};

# Outcome of a mutual TLS handshake; () when there was none.
public type MutualSslStatus PASSED|FAILED|();
