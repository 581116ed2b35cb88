# An interceptor of requests: one resource method, called before the service's.
public type RequestInterceptor distinct service object {
};

# An interceptor of responses: the remote method `interceptResponse`, called after the service's resource.
public type ResponseInterceptor distinct service object {
};

# An interceptor of errors on the way to the service: one resource method with accessor `default` and a rest path.
public type RequestErrorInterceptor distinct service object {
};

# An interceptor of errors on the way back: the remote method `interceptResponseError`.
public type ResponseErrorInterceptor distinct service object {
};

# A service with interceptors.
public type InterceptableService distinct service object {
    *Service;

    # Makes the interceptors; called once, when the service is attached.
    #
    # + return - The interceptors, in the order in which requests meet them; responses meet them the other way round
    public function createInterceptors() returns Interceptor|Interceptor[];
};

# What an interceptor returns to pass the request or response on.
public type NextService RequestInterceptor|ResponseInterceptor|Service;

# The kinds of interceptors.
public type Interceptor RequestInterceptor|ResponseInterceptor|RequestErrorInterceptor|ResponseErrorInterceptor;

# Values that a request context copies on the way in and out.
public type Cloneable (any & readonly)|xml|Cloneable[]|map<Cloneable>|table<map<Cloneable>>;

# Values that a request context holds.
public type ReqCtxMember Cloneable|isolated object {};

# The type of a value of a request context.
public type ReqCtxMemberType typedesc<ReqCtxMember>;

# Carries values along with a request, from interceptor to interceptor and to the service.
public isolated class RequestContext {

    # Sets a value.
    #
    # + key - Its key
    # + value - The value
    public isolated function set(string key, ReqCtxMember value) = external;

    # Returns a value. A key that is not there is a panic.
    #
    # + key - Its key
    # + return - The value
    public isolated function get(string key) returns ReqCtxMember = external;

    # Tells whether a key is there.
    #
    # + key - The key
    # + return - Whether it is there
    public isolated function hasKey(string key) returns boolean = external;

    # Returns the keys.
    #
    # + return - The keys
    public isolated function keys() returns string[] = external;

    # Returns a value of an expected type.
    #
    # + key - Its key
    # + targetType - The type
    # + return - The value, or an error when it is not there or of another type
    public isolated function getWithType(string key, ReqCtxMemberType targetType = <>)
            returns targetType|ListenerError = external;

    # Removes a value. A key that is not there is a panic.
    #
    # + key - Its key
    public isolated function remove(string key) = external;

    # Returns what comes next: an interceptor or the service.
    #
    # + return - What to return from the interceptor; () when the response goes to the client next
    public isolated function next() returns NextService|error? = external;
}
