# What a resource may return to choose the status code: one record type for each code.
public type StatusCodeResponse Continue|SwitchingProtocols|Processing|EarlyHints|Ok|Created|Accepted
    |NonAuthoritativeInformation|NoContent|ResetContent|PartialContent|MultiStatus|AlreadyReported|IMUsed
    |MultipleChoices|MovedPermanently|Found|SeeOther|NotModified|UseProxy|TemporaryRedirect
    |PermanentRedirect|BadRequest|Unauthorized|PaymentRequired|Forbidden|NotFound|MethodNotAllowed
    |NotAcceptable|ProxyAuthenticationRequired|RequestTimeout|Conflict|Gone|LengthRequired
    |PreconditionFailed|PayloadTooLarge|UriTooLong|UnsupportedMediaType|RangeNotSatisfiable
    |ExpectationFailed|MisdirectedRequest|UnprocessableEntity|Locked|FailedDependency|TooEarly
    |UpgradeRequired|PreconditionRequired|TooManyRequests|RequestHeaderFieldsTooLarge
    |UnavailableDueToLegalReasons|InternalServerError|NotImplemented|BadGateway|ServiceUnavailable
    |GatewayTimeout|HttpVersionNotSupported|VariantAlsoNegotiates|InsufficientStorage|LoopDetected
    |NotExtended|NetworkAuthenticationRequired|DefaultStatusCodeResponse;

# The fields that the status code records share.
public type CommonResponse record {|
    # Content type of the body; by default it follows from the type of the body.
    string mediaType?;
    # Headers to send.
    map<string|int|boolean|string[]|int[]|boolean[]> headers?;
    # The payload.
    anydata body?;
|};

# The status of a status code record.
public type Status distinct object {
    # The status code.
    public int code;
};

# A status whose code is chosen at run time.
public readonly distinct class DefaultStatus {
    *Status;

    # Makes a status.
    #
    # + code - The status code
    public isolated function init(int code) {
        self.code = code;
    }
}

# A response whose status code is chosen at run time.
public type DefaultStatusCodeResponse record {|
    *CommonResponse;
    # The status, made with `new (code)`.
    readonly DefaultStatus status;
|};

# A response with status 100, Continue.
public type Continue record {|
    *CommonResponse;
    # The status.
    readonly StatusContinue status = STATUS_CONTINUE_OBJ;
|};

# A response with status 101, Switching Protocols.
public type SwitchingProtocols record {|
    *CommonResponse;
    # The status.
    readonly StatusSwitchingProtocols status = STATUS_SWITCHING_PROTOCOLS_OBJ;
|};

# A response with status 102, Processing.
public type Processing record {|
    *CommonResponse;
    # The status.
    readonly StatusProcessing status = STATUS_PROCESSING_OBJ;
|};

# A response with status 103, Early Hints.
public type EarlyHints record {|
    *CommonResponse;
    # The status.
    readonly StatusEarlyHints status = STATUS_EARLY_HINTS_OBJ;
|};

# A response with status 200, OK.
public type Ok record {|
    *CommonResponse;
    # The status.
    readonly StatusOK status = STATUS_OK_OBJ;
|};

# A response with status 201, Created.
public type Created record {|
    *CommonResponse;
    # The status.
    readonly StatusCreated status = STATUS_CREATED_OBJ;
|};

# A response with status 202, Accepted.
public type Accepted record {|
    *CommonResponse;
    # The status.
    readonly StatusAccepted status = STATUS_ACCEPTED_OBJ;
|};

# A response with status 203, Non Authoritative Information.
public type NonAuthoritativeInformation record {|
    *CommonResponse;
    # The status.
    readonly StatusNonAuthoritativeInformation status = STATUS_NON_AUTHORITATIVE_INFORMATION_OBJ;
|};

# A response with status 204, No Content.
public type NoContent record {|
    # Headers to send.
    map<string|int|boolean|string[]|int[]|boolean[]> headers?;
    # The status.
    readonly StatusNoContent status = STATUS_NO_CONTENT_OBJ;
|};

# A response with status 205, Reset Content.
public type ResetContent record {|
    *CommonResponse;
    # The status.
    readonly StatusResetContent status = STATUS_RESET_CONTENT_OBJ;
|};

# A response with status 206, Partial Content.
public type PartialContent record {|
    *CommonResponse;
    # The status.
    readonly StatusPartialContent status = STATUS_PARTIAL_CONTENT_OBJ;
|};

# A response with status 207, Multi Status.
public type MultiStatus record {|
    *CommonResponse;
    # The status.
    readonly StatusMultiStatus status = STATUS_MULTI_STATUS_OBJ;
|};

# A response with status 208, Already Reported.
public type AlreadyReported record {|
    *CommonResponse;
    # The status.
    readonly StatusAlreadyReported status = STATUS_ALREADY_REPORTED_OBJ;
|};

# A response with status 226, IM Used.
public type IMUsed record {|
    *CommonResponse;
    # The status.
    readonly StatusIMUsed status = STATUS_IM_USED_OBJ;
|};

# A response with status 300, Multiple Choices.
public type MultipleChoices record {|
    *CommonResponse;
    # The status.
    readonly StatusMultipleChoices status = STATUS_MULTIPLE_CHOICES_OBJ;
|};

# A response with status 301, Moved Permanently.
public type MovedPermanently record {|
    *CommonResponse;
    # The status.
    readonly StatusMovedPermanently status = STATUS_MOVED_PERMANENTLY_OBJ;
|};

# A response with status 302, Found.
public type Found record {|
    *CommonResponse;
    # The status.
    readonly StatusFound status = STATUS_FOUND_OBJ;
|};

# A response with status 303, See Other.
public type SeeOther record {|
    *CommonResponse;
    # The status.
    readonly StatusSeeOther status = STATUS_SEE_OTHER_OBJ;
|};

# A response with status 304, Not Modified.
public type NotModified record {|
    *CommonResponse;
    # The status.
    readonly StatusNotModified status = STATUS_NOT_MODIFIED_OBJ;
|};

# A response with status 305, Use Proxy.
public type UseProxy record {|
    *CommonResponse;
    # The status.
    readonly StatusUseProxy status = STATUS_USE_PROXY_OBJ;
|};

# A response with status 307, Temporary Redirect.
public type TemporaryRedirect record {|
    *CommonResponse;
    # The status.
    readonly StatusTemporaryRedirect status = STATUS_TEMPORARY_REDIRECT_OBJ;
|};

# A response with status 308, Permanent Redirect.
public type PermanentRedirect record {|
    *CommonResponse;
    # The status.
    readonly StatusPermanentRedirect status = STATUS_PERMANENT_REDIRECT_OBJ;
|};

# A response with status 400, Bad Request.
public type BadRequest record {|
    *CommonResponse;
    # The status.
    readonly StatusBadRequest status = STATUS_BAD_REQUEST_OBJ;
|};

# A response with status 401, Unauthorized.
public type Unauthorized record {|
    *CommonResponse;
    # The status.
    readonly StatusUnauthorized status = STATUS_UNAUTHORIZED_OBJ;
|};

# A response with status 402, Payment Required.
public type PaymentRequired record {|
    *CommonResponse;
    # The status.
    readonly StatusPaymentRequired status = STATUS_PAYMENT_REQUIRED_OBJ;
|};

# A response with status 403, Forbidden.
public type Forbidden record {|
    *CommonResponse;
    # The status.
    readonly StatusForbidden status = STATUS_FORBIDDEN_OBJ;
|};

# A response with status 404, Not Found.
public type NotFound record {|
    *CommonResponse;
    # The status.
    readonly StatusNotFound status = STATUS_NOT_FOUND_OBJ;
|};

# A response with status 405, Method Not Allowed.
public type MethodNotAllowed record {|
    *CommonResponse;
    # The status.
    readonly StatusMethodNotAllowed status = STATUS_METHOD_NOT_ALLOWED_OBJ;
|};

# A response with status 406, Not Acceptable.
public type NotAcceptable record {|
    *CommonResponse;
    # The status.
    readonly StatusNotAcceptable status = STATUS_NOT_ACCEPTABLE_OBJ;
|};

# A response with status 407, Proxy Authentication Required.
public type ProxyAuthenticationRequired record {|
    *CommonResponse;
    # The status.
    readonly StatusProxyAuthenticationRequired status = STATUS_PROXY_AUTHENTICATION_REQUIRED_OBJ;
|};

# A response with status 408, Request Timeout.
public type RequestTimeout record {|
    *CommonResponse;
    # The status.
    readonly StatusRequestTimeout status = STATUS_REQUEST_TIMEOUT_OBJ;
|};

# A response with status 409, Conflict.
public type Conflict record {|
    *CommonResponse;
    # The status.
    readonly StatusConflict status = STATUS_CONFLICT_OBJ;
|};

# A response with status 410, Gone.
public type Gone record {|
    *CommonResponse;
    # The status.
    readonly StatusGone status = STATUS_GONE_OBJ;
|};

# A response with status 411, Length Required.
public type LengthRequired record {|
    *CommonResponse;
    # The status.
    readonly StatusLengthRequired status = STATUS_LENGTH_REQUIRED_OBJ;
|};

# A response with status 412, Precondition Failed.
public type PreconditionFailed record {|
    *CommonResponse;
    # The status.
    readonly StatusPreconditionFailed status = STATUS_PRECONDITION_FAILED_OBJ;
|};

# A response with status 413, Payload Too Large.
public type PayloadTooLarge record {|
    *CommonResponse;
    # The status.
    readonly StatusPayloadTooLarge status = STATUS_PAYLOAD_TOO_LARGE_OBJ;
|};

# A response with status 414, URI Too Long.
public type UriTooLong record {|
    *CommonResponse;
    # The status.
    readonly StatusUriTooLong status = STATUS_URI_TOO_LONG_OBJ;
|};

# A response with status 415, Unsupported Media Type.
public type UnsupportedMediaType record {|
    *CommonResponse;
    # The status.
    readonly StatusUnsupportedMediaType status = STATUS_UNSUPPORTED_MEDIA_TYPE_OBJ;
|};

# A response with status 416, Range Not Satisfiable.
public type RangeNotSatisfiable record {|
    *CommonResponse;
    # The status.
    readonly StatusRangeNotSatisfiable status = STATUS_RANGE_NOT_SATISFIABLE_OBJ;
|};

# A response with status 417, Expectation Failed.
public type ExpectationFailed record {|
    *CommonResponse;
    # The status.
    readonly StatusExpectationFailed status = STATUS_EXPECTATION_FAILED_OBJ;
|};

# A response with status 421, Misdirected Request.
public type MisdirectedRequest record {|
    *CommonResponse;
    # The status.
    readonly StatusMisdirectedRequest status = STATUS_MISDIRECTED_REQUEST_OBJ;
|};

# A response with status 422, Unprocessable Entity.
public type UnprocessableEntity record {|
    *CommonResponse;
    # The status.
    readonly StatusUnprocessableEntity status = STATUS_UNPROCESSABLE_ENTITY_OBJ;
|};

# A response with status 423, Locked.
public type Locked record {|
    *CommonResponse;
    # The status.
    readonly StatusLocked status = STATUS_LOCKED_OBJ;
|};

# A response with status 424, Failed Dependency.
public type FailedDependency record {|
    *CommonResponse;
    # The status.
    readonly StatusFailedDependency status = STATUS_FAILED_DEPENDENCY_OBJ;
|};

# A response with status 425, Too Early.
public type TooEarly record {|
    *CommonResponse;
    # The status.
    readonly StatusTooEarly status = STATUS_TOO_EARLY_OBJ;
|};

# A response with status 426, Upgrade Required.
public type UpgradeRequired record {|
    *CommonResponse;
    # The status.
    readonly StatusUpgradeRequired status = STATUS_UPGRADE_REQUIRED_OBJ;
|};

# A response with status 428, Precondition Required.
public type PreconditionRequired record {|
    *CommonResponse;
    # The status.
    readonly StatusPreconditionRequired status = STATUS_PRECONDITION_REQUIRED_OBJ;
|};

# A response with status 429, Too Many Requests.
public type TooManyRequests record {|
    *CommonResponse;
    # The status.
    readonly StatusTooManyRequests status = STATUS_TOO_MANY_REQUESTS_OBJ;
|};

# A response with status 431, Request Header Fields Too Large.
public type RequestHeaderFieldsTooLarge record {|
    *CommonResponse;
    # The status.
    readonly StatusRequestHeaderFieldsTooLarge status = STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE_OBJ;
|};

# A response with status 451, Unavailable Due To Legal Reasons.
public type UnavailableDueToLegalReasons record {|
    *CommonResponse;
    # The status.
    readonly StatusUnavailableDueToLegalReasons status = STATUS_UNAVAILABLE_DUE_TO_LEGAL_REASONS_OBJ;
|};

# A response with status 500, Internal Server Error.
public type InternalServerError record {|
    *CommonResponse;
    # The status.
    readonly StatusInternalServerError status = STATUS_INTERNAL_SERVER_ERROR_OBJ;
|};

# A response with status 501, Not Implemented.
public type NotImplemented record {|
    *CommonResponse;
    # The status.
    readonly StatusNotImplemented status = STATUS_NOT_IMPLEMENTED_OBJ;
|};

# A response with status 502, Bad Gateway.
public type BadGateway record {|
    *CommonResponse;
    # The status.
    readonly StatusBadGateway status = STATUS_BAD_GATEWAY_OBJ;
|};

# A response with status 503, Service Unavailable.
public type ServiceUnavailable record {|
    *CommonResponse;
    # The status.
    readonly StatusServiceUnavailable status = STATUS_SERVICE_UNAVAILABLE_OBJ;
|};

# A response with status 504, Gateway Timeout.
public type GatewayTimeout record {|
    *CommonResponse;
    # The status.
    readonly StatusGatewayTimeout status = STATUS_GATEWAY_TIMEOUT_OBJ;
|};

# A response with status 505, HTTP Version Not Supported.
public type HttpVersionNotSupported record {|
    *CommonResponse;
    # The status.
    readonly StatusHttpVersionNotSupported status = STATUS_HTTP_VERSION_NOT_SUPPORTED_OBJ;
|};

# A response with status 506, Variant Also Negotiates.
public type VariantAlsoNegotiates record {|
    *CommonResponse;
    # The status.
    readonly StatusVariantAlsoNegotiates status = STATUS_VARIANT_ALSO_NEGOTIATES_OBJ;
|};

# A response with status 507, Insufficient Storage.
public type InsufficientStorage record {|
    *CommonResponse;
    # The status.
    readonly StatusInsufficientStorage status = STATUS_INSUFFICIENT_STORAGE_OBJ;
|};

# A response with status 508, Loop Detected.
public type LoopDetected record {|
    *CommonResponse;
    # The status.
    readonly StatusLoopDetected status = STATUS_LOOP_DETECTED_OBJ;
|};

# A response with status 510, Not Extended.
public type NotExtended record {|
    *CommonResponse;
    # The status.
    readonly StatusNotExtended status = STATUS_NOT_EXTENDED_OBJ;
|};

# A response with status 511, Network Authentication Required.
public type NetworkAuthenticationRequired record {|
    *CommonResponse;
    # The status.
    readonly StatusNetworkAuthenticationRequired status = STATUS_NETWORK_AUTHENTICATION_REQUIRED_OBJ;
|};

# A response with status 511, Network Authentication Required.
#
# # Deprecated
# Use `NetworkAuthenticationRequired`.
@deprecated
public type NetworkAuthorizationRequired record {|
    *CommonResponse;
    # The status.
    readonly StatusNetworkAuthenticationRequired status = STATUS_NETWORK_AUTHENTICATION_REQUIRED_OBJ;
|};

# A response with status 100 and nothing else.
public final readonly & Continue CONTINUE = {};
# A response with status 101 and nothing else.
public final readonly & SwitchingProtocols SWITCHING_PROTOCOLS = {};
# A response with status 102 and nothing else.
public final readonly & Processing PROCESSING = {};
# A response with status 103 and nothing else.
public final readonly & EarlyHints EARLY_HINTS = {};
# A response with status 200 and nothing else.
public final readonly & Ok OK = {};
# A response with status 201 and nothing else.
public final readonly & Created CREATED = {};
# A response with status 202 and nothing else.
public final readonly & Accepted ACCEPTED = {};
# A response with status 203 and nothing else.
public final readonly & NonAuthoritativeInformation NON_AUTHORITATIVE_INFORMATION = {};
# A response with status 204 and nothing else.
public final readonly & NoContent NO_CONTENT = {};
# A response with status 205 and nothing else.
public final readonly & ResetContent RESET_CONTENT = {};
# A response with status 206 and nothing else.
public final readonly & PartialContent PARTIAL_CONTENT = {};
# A response with status 207 and nothing else.
public final readonly & MultiStatus MULTI_STATUS = {};
# A response with status 208 and nothing else.
public final readonly & AlreadyReported ALREADY_REPORTED = {};
# A response with status 226 and nothing else.
public final readonly & IMUsed IM_USED = {};
# A response with status 300 and nothing else.
public final readonly & MultipleChoices MULTIPLE_CHOICES = {};
# A response with status 301 and nothing else.
public final readonly & MovedPermanently MOVED_PERMANENTLY = {};
# A response with status 302 and nothing else.
public final readonly & Found FOUND = {};
# A response with status 303 and nothing else.
public final readonly & SeeOther SEE_OTHER = {};
# A response with status 304 and nothing else.
public final readonly & NotModified NOT_MODIFIED = {};
# A response with status 305 and nothing else.
public final readonly & UseProxy USE_PROXY = {};
# A response with status 307 and nothing else.
public final readonly & TemporaryRedirect TEMPORARY_REDIRECT = {};
# A response with status 308 and nothing else.
public final readonly & PermanentRedirect PERMANENT_REDIRECT = {};
# A response with status 400 and nothing else.
public final readonly & BadRequest BAD_REQUEST = {};
# A response with status 401 and nothing else.
public final readonly & Unauthorized UNAUTHORIZED = {};
# A response with status 402 and nothing else.
public final readonly & PaymentRequired PAYMENT_REQUIRED = {};
# A response with status 403 and nothing else.
public final readonly & Forbidden FORBIDDEN = {};
# A response with status 404 and nothing else.
public final readonly & NotFound NOT_FOUND = {};
# A response with status 405 and nothing else.
public final readonly & MethodNotAllowed METHOD_NOT_ALLOWED = {};
# A response with status 406 and nothing else.
public final readonly & NotAcceptable NOT_ACCEPTABLE = {};
# A response with status 407 and nothing else.
public final readonly & ProxyAuthenticationRequired PROXY_AUTHENTICATION_REQUIRED = {};
# A response with status 408 and nothing else.
public final readonly & RequestTimeout REQUEST_TIMEOUT = {};
# A response with status 409 and nothing else.
public final readonly & Conflict CONFLICT = {};
# A response with status 410 and nothing else.
public final readonly & Gone GONE = {};
# A response with status 411 and nothing else.
public final readonly & LengthRequired LENGTH_REQUIRED = {};
# A response with status 412 and nothing else.
public final readonly & PreconditionFailed PRECONDITION_FAILED = {};
# A response with status 413 and nothing else.
public final readonly & PayloadTooLarge PAYLOAD_TOO_LARGE = {};
# A response with status 414 and nothing else.
public final readonly & UriTooLong URI_TOO_LONG = {};
# A response with status 415 and nothing else.
public final readonly & UnsupportedMediaType UNSUPPORTED_MEDIA_TYPE = {};
# A response with status 416 and nothing else.
public final readonly & RangeNotSatisfiable RANGE_NOT_SATISFIABLE = {};
# A response with status 417 and nothing else.
public final readonly & ExpectationFailed EXPECTATION_FAILED = {};
# A response with status 421 and nothing else.
public final readonly & MisdirectedRequest MISDIRECTED_REQUEST = {};
# A response with status 422 and nothing else.
public final readonly & UnprocessableEntity UNPROCESSABLE_ENTITY = {};
# A response with status 423 and nothing else.
public final readonly & Locked LOCKED = {};
# A response with status 424 and nothing else.
public final readonly & FailedDependency FAILED_DEPENDENCY = {};
# A response with status 425 and nothing else.
public final readonly & TooEarly TOO_EARLY = {};
# A response with status 426 and nothing else.
public final readonly & UpgradeRequired UPGRADE_REQUIRED = {};
# A response with status 428 and nothing else.
public final readonly & PreconditionRequired PREDICTION_REQUIRED = {};
# A response with status 429 and nothing else.
public final readonly & TooManyRequests TOO_MANY_REQUESTS = {};
# A response with status 431 and nothing else.
public final readonly & RequestHeaderFieldsTooLarge REQUEST_HEADER_FIELDS_TOO_LARGE = {};
# A response with status 451 and nothing else.
public final readonly & UnavailableDueToLegalReasons UNAVAILABLE_DUE_TO_LEGAL_REASONS = {};
# A response with status 500 and nothing else.
public final readonly & InternalServerError INTERNAL_SERVER_ERROR = {};
# A response with status 501 and nothing else.
public final readonly & NotImplemented NOT_IMPLEMENTED = {};
# A response with status 502 and nothing else.
public final readonly & BadGateway BAD_GATEWAY = {};
# A response with status 503 and nothing else.
public final readonly & ServiceUnavailable SERVICE_UNAVAILABLE = {};
# A response with status 504 and nothing else.
public final readonly & GatewayTimeout GATEWAY_TIMEOUT = {};
# A response with status 505 and nothing else.
public final readonly & HttpVersionNotSupported HTTP_VERSION_NOT_SUPPORTED = {};
# A response with status 506 and nothing else.
public final readonly & VariantAlsoNegotiates VARIANT_ALSO_NEGOTIATES = {};
# A response with status 507 and nothing else.
public final readonly & InsufficientStorage INSUFFICIENT_STORAGE = {};
# A response with status 508 and nothing else.
public final readonly & LoopDetected LOOP_DETECTED = {};
# A response with status 510 and nothing else.
public final readonly & NotExtended NOT_EXTENDED = {};
# A response with status 511 and nothing else.
public final readonly & NetworkAuthenticationRequired NETWORK_AUTHENTICATION_REQUIRED = {};
