import ballerina/http.httpscerr;

# Details of an error response that a client received.
public type Detail record {
    # Status code of the response.
    int statusCode;
    # Headers of the response.
    map<string[]> headers;
    # Payload of the response, bound as its content type says.
    anydata body;
};

# Details of the failure of a load balance client.
public type LoadBalanceActionErrorData record {
    # What went wrong with each target.
    error[] httpActionErr?;
};

# Every error of this module.
public type Error distinct error;

# Every error of a listener.
public type ListenerError distinct Error;

# Every error of a client.
public type ClientError distinct Error;

# A header that was asked for is not there.
public type HeaderNotFoundError distinct Error;

# A header could not be bound to its type.
public type HeaderBindingError distinct Error;

# A payload could not be bound to its type.
public type PayloadBindingError distinct Error;

# A media type could not be bound to its type.
public type MediaTypeBindingError distinct Error;

# A header violates a constraint.
public type HeaderValidationError distinct HeaderBindingError;

# A payload violates a constraint.
public type PayloadValidationError distinct PayloadBindingError;

# A media type violates a constraint.
public type MediaTypeValidationError distinct MediaTypeBindingError;

// Errors the module itself makes when it refuses a request.
type InternalError distinct Error;

type HeaderNotFoundClientError ClientError & HeaderNotFoundError;

type PayloadBindingClientError ClientError & PayloadBindingError;

type InternalHeaderBindingListenerError ListenerError & HeaderBindingError & httpscerr:BadRequestError & InternalError;

type InternalPayloadBindingListenerError distinct ListenerError & PayloadBindingError & httpscerr:BadRequestError
    & InternalError;

type InternalQueryParameterBindingError QueryParameterBindingError & InternalError;

type InternalPathParameterBindingError PathParameterBindingError & InternalError;

type InternalInterceptorReturnError InterceptorReturnError & InternalError;

type InternalServiceNotFoundError ServiceNotFoundError & InternalError;

type InternalBadMatrixParamError BadMatrixParamError & InternalError;

type InternalResourceNotFoundError ResourceNotFoundError & InternalError;

type InternalResourceMethodNotAllowedError ResourceMethodNotAllowedError & InternalError;

type InternalUnsupportedRequestMediaTypeError UnsupportedRequestMediaTypeError & InternalError;

type InternalRequestNotAcceptableError RequestNotAcceptableError & InternalError;

type InternalListenerAuthnError ListenerAuthnError & InternalError;

type InternalListenerAuthzError ListenerAuthzError & InternalError;

# Errors of reading a request.
public type InboundRequestError distinct ListenerError;

# Errors of sending a response.
public type OutboundResponseError distinct ListenerError;

# Another error of a listener.
public type GenericListenerError distinct ListenerError;

# An interceptor returned what it must not.
public type InterceptorReturnError distinct ListenerError & httpscerr:InternalServerErrorError;

# A query parameter could not be bound to its type.
public type QueryParameterBindingError distinct ListenerError & httpscerr:BadRequestError;

# A query parameter violates a constraint.
public type QueryParameterValidationError distinct QueryParameterBindingError;

# A path parameter could not be bound to its type.
public type PathParameterBindingError distinct ListenerError & httpscerr:BadRequestError;

# A request could not be dispatched.
public type RequestDispatchingError distinct ListenerError;

# No service is there for a request.
public type ServiceDispatchingError distinct RequestDispatchingError;

# No resource is there for a request.
public type ResourceDispatchingError distinct RequestDispatchingError;

# No service has the path of the request.
public type ServiceNotFoundError httpscerr:NotFoundError & ServiceDispatchingError;

# The matrix parameters of the request are malformed.
public type BadMatrixParamError httpscerr:BadRequestError & ServiceDispatchingError;

# No resource has the path of the request.
public type ResourceNotFoundError httpscerr:NotFoundError & ResourceDispatchingError;

# A path parameter violates a constraint.
public type ResourcePathValidationError httpscerr:BadRequestError & ResourceDispatchingError;

# The resource does not have the method of the request.
public type ResourceMethodNotAllowedError httpscerr:MethodNotAllowedError & ResourceDispatchingError;

# The resource does not consume the media type of the request.
public type UnsupportedRequestMediaTypeError httpscerr:UnsupportedMediaTypeError & ResourceDispatchingError;

# The resource does not produce what the request accepts.
public type RequestNotAcceptableError httpscerr:NotAcceptableError & ResourceDispatchingError;

# Another failure on the way to a resource.
public type ResourceDispatchingServerError httpscerr:InternalServerErrorError & ResourceDispatchingError;

# Errors of authentication and authorization in a listener.
public type ListenerAuthError distinct ListenerError;

# The request is not authenticated.
public type ListenerAuthnError distinct httpscerr:UnauthorizedError & ListenerAuthError;

# The request is not authorized.
public type ListenerAuthzError distinct httpscerr:ForbiddenError & ListenerAuthError;

# The message has no body.
public type NoContentError distinct ClientError;

# Errors of sending a request.
public type OutboundRequestError distinct ClientError;

# Errors of receiving a response.
public type InboundResponseError distinct ClientError;

# Errors of a client's authentication.
public type ClientAuthError distinct ClientError;

# Errors of retries, failover, load balancing, circuit breakers and timeouts.
public type ResiliencyError distinct ClientError;

# Another error of a client.
public type GenericClientError distinct ClientError;

# An error of HTTP/2.
public type Http2ClientError distinct ClientError;

# TLS failed.
public type SslError distinct ClientError;

# The response has a status code from 400 to 599.
public type ApplicationResponseError distinct (ClientError & error<Detail>);

# The response has a status code from 400 to 499.
public type ClientRequestError distinct (ApplicationResponseError & error<Detail>);

# The response has a status code from 500 to 599.
public type RemoteServerError distinct (ApplicationResponseError & error<Detail>);

# The client does not support the action.
public type UnsupportedActionError distinct GenericClientError;

# No connection became free in time.
public type MaximumWaitTimeExceededError distinct GenericClientError;

# A cookie could not be stored, read or removed.
public type CookieHandlingError distinct GenericClientError;

# The server could not be reached.
public type ClientConnectorError distinct ClientError;

# Every target of a failover client failed.
public type FailoverAllEndpointsFailedError distinct ResiliencyError;

# A target of a failover client failed.
public type FailoverActionFailedError distinct ResiliencyError;

# The circuit breaker is open.
public type UpstreamServiceUnavailableError distinct ResiliencyError;

# Every target of a load balance client failed.
public type AllLoadBalanceEndpointsFailedError distinct ResiliencyError;

# The configuration of a circuit breaker makes no sense.
public type CircuitBreakerConfigError distinct ResiliencyError;

# Every attempt failed.
public type AllRetryAttemptsFailed distinct ResiliencyError;

# The other side stayed silent for too long.
public type IdleTimeoutError distinct ResiliencyError;

# A target of a load balance client failed.
public type LoadBalanceActionError distinct ResiliencyError & error<LoadBalanceActionErrorData>;

# The request could not be prepared.
public type InitializingOutboundRequestError distinct OutboundRequestError;

# The headers of the request could not be sent.
public type WritingOutboundRequestHeadersError distinct OutboundRequestError;

# The body of the request could not be sent.
public type WritingOutboundRequestBodyError distinct OutboundRequestError;

# The response could not be prepared.
public type InitializingInboundResponseError distinct InboundResponseError;

# The headers of the response could not be read.
public type ReadingInboundResponseHeadersError distinct InboundResponseError;

# The body of the response could not be read.
public type ReadingInboundResponseBodyError distinct InboundResponseError;

# The request could not be prepared for the service.
public type InitializingInboundRequestError distinct InboundRequestError;

# The headers of the request could not be read.
public type ReadingInboundRequestHeadersError distinct InboundRequestError;

# The body of the request could not be read.
public type ReadingInboundRequestBodyError distinct InboundRequestError;

# The response could not be prepared for sending.
public type InitializingOutboundResponseError distinct OutboundResponseError;

# The headers of the response could not be sent.
public type WritingOutboundResponseHeadersError distinct OutboundResponseError;

# The body of the response could not be sent.
public type WritingOutboundResponseBodyError distinct OutboundResponseError;

# A `100-continue` response could not be prepared.
public type Initiating100ContinueResponseError distinct OutboundResponseError;

# A `100-continue` response could not be sent.
public type Writing100ContinueResponseError distinct OutboundResponseError;

# A cookie of a response is malformed.
public type InvalidCookieError distinct OutboundResponseError;
