# States of a circuit breaker.
public type CircuitState CB_OPEN_STATE|CB_HALF_OPEN_STATE|CB_CLOSED_STATE;

# Requests are refused.
public const CB_OPEN_STATE = "OPEN";
# The next request is a trial.
public const CB_HALF_OPEN_STATE = "HALF_OPEN";
# Requests are sent.
public const CB_CLOSED_STATE = "CLOSED";

# A circuit breaker: refuses requests for a while when too many have failed.
public type CircuitBreakerConfig record {|
    # The time that failures are counted over.
    RollingWindow rollingWindow = {};
    # Part of the requests, from 0 to 1, beyond which failures open the circuit.
    float failureThreshold = 0.0;
    # After how many seconds an open circuit lets a trial through.
    decimal resetTime = 0;
    # Status codes that count as failures.
    int[] statusCodes = [];
|};

# The time a circuit breaker counts failures over.
public type RollingWindow record {|
    # How many requests there must be before the circuit can open.
    int requestVolumeThreshold = 10;
    # Length of the window in seconds.
    decimal timeWindow = 60;
    # Length in seconds of the parts by which the window moves.
    decimal bucketSize = 10;
|};

# Configuration of a failover client.
public type FailoverClientConfiguration record {|
    *CommonClientConfiguration;
    # The servers, in the order in which they are tried.
    TargetService[] targets = [];
    # Status codes that count as failures.
    int[] failoverCodes = [501, 502, 503, 504];
    # For how many seconds to wait before the next server is tried.
    decimal interval = 0;
|};

# A client of several servers that can stand in for each other: when one fails the next is tried.
public client isolated class FailoverClient {
    *ClientObject;

    # Makes a client.
    #
    # + failoverClientConfig - Configuration
    # + return - An error when URLs or configuration make no sense
    public isolated function init(*FailoverClientConfiguration failoverClientConfig) returns ClientError? = external;

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

    # Tells which server answered last.
    #
    # + return - Its place among the targets
    public isolated function getSucceededEndpointIndex() returns int = external;
}

# Configuration of a load balance client.
public type LoadBalanceClientConfiguration record {|
    *CommonClientConfiguration;
    # The servers.
    TargetService[] targets = [];
    # Chooses a server; () for each in turn.
    LoadBalancerRule? lbRule = ();
    # Whether the next server is tried when one cannot be reached.
    boolean failover = true;
|};

# Chooses the server for a request.
public type LoadBalancerRule isolated object {

    # Chooses a client.
    #
    # + loadBalanceCallerActionsArray - The clients of the servers
    # + return - The client to use, or an error
    public isolated function getNextClient(Client?[] loadBalanceCallerActionsArray) returns Client|ClientError;
};

# Takes each server in turn.
public isolated class LoadBalancerRoundRobinRule {
    *LoadBalancerRule;

    private int index = 0;

    # Chooses a client.
    #
    # + loadBalanceCallerActionsArray - The clients of the servers
    # + return - The client whose turn it is
    public isolated function getNextClient(Client?[] loadBalanceCallerActionsArray) returns Client|ClientError {
        lock {
            int i = self.index;
            self.index = i + 1 < loadBalanceCallerActionsArray.length() ? i + 1 : 0;
            return <Client>loadBalanceCallerActionsArray[i];
        }
    }
}

# A client of several servers that spreads requests over them.
public client isolated class LoadBalanceClient {
    *ClientObject;

    # Makes a client.
    #
    # + loadBalanceClientConfig - Configuration
    # + return - An error when URLs or configuration make no sense
    public isolated function init(*LoadBalanceClientConfiguration loadBalanceClientConfig) returns ClientError? = external;

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
}
