# What the clients of this module have in common.
public type ClientObject client object {

    # Sends a GET request.
    #
    # + path - Segments of the path
    # + headers - Headers to send
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function get [PathParamType ...path](map<string|string[]>? headers = (),
            TargetType targetType = <>, *QueryParams params) returns targetType|ClientError;

    # Sends a GET request.
    #
    # + path - Path, and query, below the URL of the client
    # + headers - Headers to send
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function get(string path, map<string|string[]>? headers = (), TargetType targetType = <>)
            returns targetType|ClientError;

    # Sends a POST request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function post [PathParamType ...path](RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError;

    # Sends a POST request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function post(string path, RequestMessage message, map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError;

    # Sends a PUT request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function put [PathParamType ...path](RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError;

    # Sends a PUT request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function put(string path, RequestMessage message, map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError;

    # Sends a DELETE request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function delete [PathParamType ...path](RequestMessage message = (),
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError;

    # Sends a DELETE request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function delete(string path, RequestMessage message = (), map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError;

    # Sends a PATCH request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function patch [PathParamType ...path](RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError;

    # Sends a PATCH request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function patch(string path, RequestMessage message, map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError;

    # Sends a HEAD request.
    #
    # + path - Segments of the path
    # + headers - Headers to send
    # + params - Query parameters
    # + return - The response, or an error
    isolated resource function head [PathParamType ...path](map<string|string[]>? headers = (),
            *QueryParams params) returns Response|ClientError;

    # Sends a HEAD request.
    #
    # + path - Path, and query, below the URL of the client
    # + headers - Headers to send
    # + return - The response, or an error
    remote isolated function head(string path, map<string|string[]>? headers = ()) returns Response|ClientError;

    # Sends an OPTIONS request.
    #
    # + path - Segments of the path
    # + headers - Headers to send
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function options [PathParamType ...path](map<string|string[]>? headers = (),
            TargetType targetType = <>, *QueryParams params) returns targetType|ClientError;

    # Sends an OPTIONS request.
    #
    # + path - Path, and query, below the URL of the client
    # + headers - Headers to send
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function options(string path, map<string|string[]>? headers = (), TargetType targetType = <>)
            returns targetType|ClientError;

    # Sends a request with any method.
    #
    # + httpVerb - The method
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function execute(string httpVerb, string path, RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>)
            returns targetType|ClientError;

    # Sends a request on as it was received: method, headers and body.
    #
    # + path - Path, and query, below the URL of the client
    # + request - The request
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function forward(string path, Request request, TargetType targetType = <>)
            returns targetType|ClientError;
};

# A client of an HTTP server.
#
# What a method returns follows from the type that is expected: `http:Response`, a payload type that the body is bound
# to, or a stream of server-sent events. Unless a whole response is expected, status codes from 400 on are errors.
public client isolated class Client {
    *ClientObject;

    # Makes a client; connections are made when they are needed.
    #
    # + url - URL of the server, with or without a path; `http://` may be left out
    # + config - Configuration
    # + return - An error when URL or configuration make no sense
    public isolated function init(string url, *ClientConfiguration config) returns ClientError? = external;

    # Sends a GET request.
    #
    # + path - Segments of the path
    # + headers - Headers to send
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function get [PathParamType ...path](map<string|string[]>? headers = (),
            TargetType targetType = <>, *QueryParams params) returns targetType|ClientError = external;

    # Sends a GET request.
    #
    # + path - Path, and query, below the URL of the client
    # + headers - Headers to send
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function get(string path, map<string|string[]>? headers = (), TargetType targetType = <>)
            returns targetType|ClientError = external;

    # Sends a POST request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function post [PathParamType ...path](RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError = external;

    # Sends a POST request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function post(string path, RequestMessage message, map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError = external;

    # Sends a PUT request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function put [PathParamType ...path](RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError = external;

    # Sends a PUT request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function put(string path, RequestMessage message, map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError = external;

    # Sends a DELETE request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function delete [PathParamType ...path](RequestMessage message = (),
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError = external;

    # Sends a DELETE request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function delete(string path, RequestMessage message = (), map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError = external;

    # Sends a PATCH request.
    #
    # + path - Segments of the path
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function patch [PathParamType ...path](RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>,
            *QueryParams params) returns targetType|ClientError = external;

    # Sends a PATCH request.
    #
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function patch(string path, RequestMessage message, map<string|string[]>? headers = (),
            string? mediaType = (), TargetType targetType = <>) returns targetType|ClientError = external;

    # Sends a HEAD request.
    #
    # + path - Segments of the path
    # + headers - Headers to send
    # + params - Query parameters
    # + return - The response, or an error
    isolated resource function head [PathParamType ...path](map<string|string[]>? headers = (),
            *QueryParams params) returns Response|ClientError = external;

    # Sends a HEAD request.
    #
    # + path - Path, and query, below the URL of the client
    # + headers - Headers to send
    # + return - The response, or an error
    remote isolated function head(string path, map<string|string[]>? headers = ())
            returns Response|ClientError = external;

    # Sends an OPTIONS request.
    #
    # + path - Segments of the path
    # + headers - Headers to send
    # + targetType - What is expected
    # + params - Query parameters
    # + return - What is expected, or an error
    isolated resource function options [PathParamType ...path](map<string|string[]>? headers = (),
            TargetType targetType = <>, *QueryParams params) returns targetType|ClientError = external;

    # Sends an OPTIONS request.
    #
    # + path - Path, and query, below the URL of the client
    # + headers - Headers to send
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function options(string path, map<string|string[]>? headers = (), TargetType targetType = <>)
            returns targetType|ClientError = external;

    # Sends a request with any method.
    #
    # + httpVerb - The method
    # + path - Path, and query, below the URL of the client
    # + message - The request, or its payload
    # + headers - Headers to send
    # + mediaType - Content type of the payload
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function execute(string httpVerb, string path, RequestMessage message,
            map<string|string[]>? headers = (), string? mediaType = (), TargetType targetType = <>)
            returns targetType|ClientError = external;

    # Sends a request on as it was received: method, headers and body.
    #
    # + path - Path, and query, below the URL of the client
    # + request - The request
    # + targetType - What is expected
    # + return - What is expected, or an error
    remote isolated function forward(string path, Request request, TargetType targetType = <>)
            returns targetType|ClientError = external;

    # Returns the store of cookies.
    #
    # + return - The store, or () when cookies are not enabled
    public isolated function getCookieStore() returns CookieStore? = external;

    # Closes the circuit breaker, so that requests are sent again. A client without one panics.
    public isolated function circuitBreakerForceClose() = external;

    # Opens the circuit breaker until its reset time is over. A client without one panics.
    public isolated function circuitBreakerForceOpen() = external;

    # Tells the state of the circuit breaker. A client without one panics.
    #
    # + return - The state
    public isolated function getCircuitBreakerCurrentState() returns CircuitState = external;
}
