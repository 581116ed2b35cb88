# Status 100.
public readonly class StatusContinue {
    *Status;
    # The status code.
    public STATUS_CONTINUE code = STATUS_CONTINUE;
}

# Status 101.
public readonly class StatusSwitchingProtocols {
    *Status;
    # The status code.
    public STATUS_SWITCHING_PROTOCOLS code = STATUS_SWITCHING_PROTOCOLS;
}

# Status 102.
public readonly class StatusProcessing {
    *Status;
    # The status code.
    public STATUS_PROCESSING code = STATUS_PROCESSING;
}

# Status 103.
public readonly class StatusEarlyHints {
    *Status;
    # The status code.
    public STATUS_EARLY_HINTS code = STATUS_EARLY_HINTS;
}

# Status 200.
public readonly class StatusOK {
    *Status;
    # The status code.
    public STATUS_OK code = STATUS_OK;
}

# Status 201.
public readonly class StatusCreated {
    *Status;
    # The status code.
    public STATUS_CREATED code = STATUS_CREATED;
}

# Status 202.
public readonly class StatusAccepted {
    *Status;
    # The status code.
    public STATUS_ACCEPTED code = STATUS_ACCEPTED;
}

# Status 203.
public readonly class StatusNonAuthoritativeInformation {
    *Status;
    # The status code.
    public STATUS_NON_AUTHORITATIVE_INFORMATION code = STATUS_NON_AUTHORITATIVE_INFORMATION;
}

# Status 204.
public readonly class StatusNoContent {
    *Status;
    # The status code.
    public STATUS_NO_CONTENT code = STATUS_NO_CONTENT;
}

# Status 205.
public readonly class StatusResetContent {
    *Status;
    # The status code.
    public STATUS_RESET_CONTENT code = STATUS_RESET_CONTENT;
}

# Status 206.
public readonly class StatusPartialContent {
    *Status;
    # The status code.
    public STATUS_PARTIAL_CONTENT code = STATUS_PARTIAL_CONTENT;
}

# Status 207.
public readonly class StatusMultiStatus {
    *Status;
    # The status code.
    public STATUS_MULTI_STATUS code = STATUS_MULTI_STATUS;
}

# Status 208.
public readonly class StatusAlreadyReported {
    *Status;
    # The status code.
    public STATUS_ALREADY_REPORTED code = STATUS_ALREADY_REPORTED;
}

# Status 226.
public readonly class StatusIMUsed {
    *Status;
    # The status code.
    public STATUS_IM_USED code = STATUS_IM_USED;
}

# Status 300.
public readonly class StatusMultipleChoices {
    *Status;
    # The status code.
    public STATUS_MULTIPLE_CHOICES code = STATUS_MULTIPLE_CHOICES;
}

# Status 301.
public readonly class StatusMovedPermanently {
    *Status;
    # The status code.
    public STATUS_MOVED_PERMANENTLY code = STATUS_MOVED_PERMANENTLY;
}

# Status 302.
public readonly class StatusFound {
    *Status;
    # The status code.
    public STATUS_FOUND code = STATUS_FOUND;
}

# Status 303.
public readonly class StatusSeeOther {
    *Status;
    # The status code.
    public STATUS_SEE_OTHER code = STATUS_SEE_OTHER;
}

# Status 304.
public readonly class StatusNotModified {
    *Status;
    # The status code.
    public STATUS_NOT_MODIFIED code = STATUS_NOT_MODIFIED;
}

# Status 305.
public readonly class StatusUseProxy {
    *Status;
    # The status code.
    public STATUS_USE_PROXY code = STATUS_USE_PROXY;
}

# Status 307.
public readonly class StatusTemporaryRedirect {
    *Status;
    # The status code.
    public STATUS_TEMPORARY_REDIRECT code = STATUS_TEMPORARY_REDIRECT;
}

# Status 308.
public readonly class StatusPermanentRedirect {
    *Status;
    # The status code.
    public STATUS_PERMANENT_REDIRECT code = STATUS_PERMANENT_REDIRECT;
}

# Status 400.
public readonly class StatusBadRequest {
    *Status;
    # The status code.
    public STATUS_BAD_REQUEST code = STATUS_BAD_REQUEST;
}

# Status 401.
public readonly class StatusUnauthorized {
    *Status;
    # The status code.
    public STATUS_UNAUTHORIZED code = STATUS_UNAUTHORIZED;
}

# Status 402.
public readonly class StatusPaymentRequired {
    *Status;
    # The status code.
    public STATUS_PAYMENT_REQUIRED code = STATUS_PAYMENT_REQUIRED;
}

# Status 403.
public readonly class StatusForbidden {
    *Status;
    # The status code.
    public STATUS_FORBIDDEN code = STATUS_FORBIDDEN;
}

# Status 404.
public readonly class StatusNotFound {
    *Status;
    # The status code.
    public STATUS_NOT_FOUND code = STATUS_NOT_FOUND;
}

# Status 405.
public readonly class StatusMethodNotAllowed {
    *Status;
    # The status code.
    public STATUS_METHOD_NOT_ALLOWED code = STATUS_METHOD_NOT_ALLOWED;
}

# Status 406.
public readonly class StatusNotAcceptable {
    *Status;
    # The status code.
    public STATUS_NOT_ACCEPTABLE code = STATUS_NOT_ACCEPTABLE;
}

# Status 407.
public readonly class StatusProxyAuthenticationRequired {
    *Status;
    # The status code.
    public STATUS_PROXY_AUTHENTICATION_REQUIRED code = STATUS_PROXY_AUTHENTICATION_REQUIRED;
}

# Status 408.
public readonly class StatusRequestTimeout {
    *Status;
    # The status code.
    public STATUS_REQUEST_TIMEOUT code = STATUS_REQUEST_TIMEOUT;
}

# Status 409.
public readonly class StatusConflict {
    *Status;
    # The status code.
    public STATUS_CONFLICT code = STATUS_CONFLICT;
}

# Status 410.
public readonly class StatusGone {
    *Status;
    # The status code.
    public STATUS_GONE code = STATUS_GONE;
}

# Status 411.
public readonly class StatusLengthRequired {
    *Status;
    # The status code.
    public STATUS_LENGTH_REQUIRED code = STATUS_LENGTH_REQUIRED;
}

# Status 412.
public readonly class StatusPreconditionFailed {
    *Status;
    # The status code.
    public STATUS_PRECONDITION_FAILED code = STATUS_PRECONDITION_FAILED;
}

# Status 413.
public readonly class StatusPayloadTooLarge {
    *Status;
    # The status code.
    public STATUS_PAYLOAD_TOO_LARGE code = STATUS_PAYLOAD_TOO_LARGE;
}

# Status 414.
public readonly class StatusUriTooLong {
    *Status;
    # The status code.
    public STATUS_URI_TOO_LONG code = STATUS_URI_TOO_LONG;
}

# Status 415.
public readonly class StatusUnsupportedMediaType {
    *Status;
    # The status code.
    public STATUS_UNSUPPORTED_MEDIA_TYPE code = STATUS_UNSUPPORTED_MEDIA_TYPE;
}

# Status 416.
public readonly class StatusRangeNotSatisfiable {
    *Status;
    # The status code.
    public STATUS_RANGE_NOT_SATISFIABLE code = STATUS_RANGE_NOT_SATISFIABLE;
}

# Status 417.
public readonly class StatusExpectationFailed {
    *Status;
    # The status code.
    public STATUS_EXPECTATION_FAILED code = STATUS_EXPECTATION_FAILED;
}

# Status 421.
public readonly class StatusMisdirectedRequest {
    *Status;
    # The status code.
    public STATUS_MISDIRECTED_REQUEST code = STATUS_MISDIRECTED_REQUEST;
}

# Status 422.
public readonly class StatusUnprocessableEntity {
    *Status;
    # The status code.
    public STATUS_UNPROCESSABLE_ENTITY code = STATUS_UNPROCESSABLE_ENTITY;
}

# Status 423.
public readonly class StatusLocked {
    *Status;
    # The status code.
    public STATUS_LOCKED code = STATUS_LOCKED;
}

# Status 424.
public readonly class StatusFailedDependency {
    *Status;
    # The status code.
    public STATUS_FAILED_DEPENDENCY code = STATUS_FAILED_DEPENDENCY;
}

# Status 425.
public readonly class StatusTooEarly {
    *Status;
    # The status code.
    public STATUS_TOO_EARLY code = STATUS_TOO_EARLY;
}

# Status 426.
public readonly class StatusUpgradeRequired {
    *Status;
    # The status code.
    public STATUS_UPGRADE_REQUIRED code = STATUS_UPGRADE_REQUIRED;
}

# Status 428.
public readonly class StatusPreconditionRequired {
    *Status;
    # The status code.
    public STATUS_PRECONDITION_REQUIRED code = STATUS_PRECONDITION_REQUIRED;
}

# Status 429.
public readonly class StatusTooManyRequests {
    *Status;
    # The status code.
    public STATUS_TOO_MANY_REQUESTS code = STATUS_TOO_MANY_REQUESTS;
}

# Status 431.
public readonly class StatusRequestHeaderFieldsTooLarge {
    *Status;
    # The status code.
    public STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE code = STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE;
}

# Status 451.
public readonly class StatusUnavailableDueToLegalReasons {
    *Status;
    # The status code.
    public STATUS_UNAVAILABLE_DUE_TO_LEGAL_REASONS code = STATUS_UNAVAILABLE_DUE_TO_LEGAL_REASONS;
}

# Status 500.
public readonly class StatusInternalServerError {
    *Status;
    # The status code.
    public STATUS_INTERNAL_SERVER_ERROR code = STATUS_INTERNAL_SERVER_ERROR;
}

# Status 501.
public readonly class StatusNotImplemented {
    *Status;
    # The status code.
    public STATUS_NOT_IMPLEMENTED code = STATUS_NOT_IMPLEMENTED;
}

# Status 502.
public readonly class StatusBadGateway {
    *Status;
    # The status code.
    public STATUS_BAD_GATEWAY code = STATUS_BAD_GATEWAY;
}

# Status 503.
public readonly class StatusServiceUnavailable {
    *Status;
    # The status code.
    public STATUS_SERVICE_UNAVAILABLE code = STATUS_SERVICE_UNAVAILABLE;
}

# Status 504.
public readonly class StatusGatewayTimeout {
    *Status;
    # The status code.
    public STATUS_GATEWAY_TIMEOUT code = STATUS_GATEWAY_TIMEOUT;
}

# Status 505.
public readonly class StatusHttpVersionNotSupported {
    *Status;
    # The status code.
    public STATUS_HTTP_VERSION_NOT_SUPPORTED code = STATUS_HTTP_VERSION_NOT_SUPPORTED;
}

# Status 506.
public readonly class StatusVariantAlsoNegotiates {
    *Status;
    # The status code.
    public STATUS_VARIANT_ALSO_NEGOTIATES code = STATUS_VARIANT_ALSO_NEGOTIATES;
}

# Status 507.
public readonly class StatusInsufficientStorage {
    *Status;
    # The status code.
    public STATUS_INSUFFICIENT_STORAGE code = STATUS_INSUFFICIENT_STORAGE;
}

# Status 508.
public readonly class StatusLoopDetected {
    *Status;
    # The status code.
    public STATUS_LOOP_DETECTED code = STATUS_LOOP_DETECTED;
}

# Status 510.
public readonly class StatusNotExtended {
    *Status;
    # The status code.
    public STATUS_NOT_EXTENDED code = STATUS_NOT_EXTENDED;
}

# Status 511.
public readonly class StatusNetworkAuthenticationRequired {
    *Status;
    # The status code.
    public STATUS_NETWORK_AUTHENTICATION_REQUIRED code = STATUS_NETWORK_AUTHENTICATION_REQUIRED;
}

final StatusContinue STATUS_CONTINUE_OBJ = new;
final StatusSwitchingProtocols STATUS_SWITCHING_PROTOCOLS_OBJ = new;
final StatusProcessing STATUS_PROCESSING_OBJ = new;
final StatusEarlyHints STATUS_EARLY_HINTS_OBJ = new;
final StatusOK STATUS_OK_OBJ = new;
final StatusCreated STATUS_CREATED_OBJ = new;
final StatusAccepted STATUS_ACCEPTED_OBJ = new;
final StatusNonAuthoritativeInformation STATUS_NON_AUTHORITATIVE_INFORMATION_OBJ = new;
final StatusNoContent STATUS_NO_CONTENT_OBJ = new;
final StatusResetContent STATUS_RESET_CONTENT_OBJ = new;
final StatusPartialContent STATUS_PARTIAL_CONTENT_OBJ = new;
final StatusMultiStatus STATUS_MULTI_STATUS_OBJ = new;
final StatusAlreadyReported STATUS_ALREADY_REPORTED_OBJ = new;
final StatusIMUsed STATUS_IM_USED_OBJ = new;
final StatusMultipleChoices STATUS_MULTIPLE_CHOICES_OBJ = new;
final StatusMovedPermanently STATUS_MOVED_PERMANENTLY_OBJ = new;
final StatusFound STATUS_FOUND_OBJ = new;
final StatusSeeOther STATUS_SEE_OTHER_OBJ = new;
final StatusNotModified STATUS_NOT_MODIFIED_OBJ = new;
final StatusUseProxy STATUS_USE_PROXY_OBJ = new;
final StatusTemporaryRedirect STATUS_TEMPORARY_REDIRECT_OBJ = new;
final StatusPermanentRedirect STATUS_PERMANENT_REDIRECT_OBJ = new;
final StatusBadRequest STATUS_BAD_REQUEST_OBJ = new;
final StatusUnauthorized STATUS_UNAUTHORIZED_OBJ = new;
final StatusPaymentRequired STATUS_PAYMENT_REQUIRED_OBJ = new;
final StatusForbidden STATUS_FORBIDDEN_OBJ = new;
final StatusNotFound STATUS_NOT_FOUND_OBJ = new;
final StatusMethodNotAllowed STATUS_METHOD_NOT_ALLOWED_OBJ = new;
final StatusNotAcceptable STATUS_NOT_ACCEPTABLE_OBJ = new;
final StatusProxyAuthenticationRequired STATUS_PROXY_AUTHENTICATION_REQUIRED_OBJ = new;
final StatusRequestTimeout STATUS_REQUEST_TIMEOUT_OBJ = new;
final StatusConflict STATUS_CONFLICT_OBJ = new;
final StatusGone STATUS_GONE_OBJ = new;
final StatusLengthRequired STATUS_LENGTH_REQUIRED_OBJ = new;
final StatusPreconditionFailed STATUS_PRECONDITION_FAILED_OBJ = new;
final StatusPayloadTooLarge STATUS_PAYLOAD_TOO_LARGE_OBJ = new;
final StatusUriTooLong STATUS_URI_TOO_LONG_OBJ = new;
final StatusUnsupportedMediaType STATUS_UNSUPPORTED_MEDIA_TYPE_OBJ = new;
final StatusRangeNotSatisfiable STATUS_RANGE_NOT_SATISFIABLE_OBJ = new;
final StatusExpectationFailed STATUS_EXPECTATION_FAILED_OBJ = new;
final StatusMisdirectedRequest STATUS_MISDIRECTED_REQUEST_OBJ = new;
final StatusUnprocessableEntity STATUS_UNPROCESSABLE_ENTITY_OBJ = new;
final StatusLocked STATUS_LOCKED_OBJ = new;
final StatusFailedDependency STATUS_FAILED_DEPENDENCY_OBJ = new;
final StatusTooEarly STATUS_TOO_EARLY_OBJ = new;
final StatusUpgradeRequired STATUS_UPGRADE_REQUIRED_OBJ = new;
final StatusPreconditionRequired STATUS_PRECONDITION_REQUIRED_OBJ = new;
final StatusTooManyRequests STATUS_TOO_MANY_REQUESTS_OBJ = new;
final StatusRequestHeaderFieldsTooLarge STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE_OBJ = new;
final StatusUnavailableDueToLegalReasons STATUS_UNAVAILABLE_DUE_TO_LEGAL_REASONS_OBJ = new;
final StatusInternalServerError STATUS_INTERNAL_SERVER_ERROR_OBJ = new;
final StatusNotImplemented STATUS_NOT_IMPLEMENTED_OBJ = new;
final StatusBadGateway STATUS_BAD_GATEWAY_OBJ = new;
final StatusServiceUnavailable STATUS_SERVICE_UNAVAILABLE_OBJ = new;
final StatusGatewayTimeout STATUS_GATEWAY_TIMEOUT_OBJ = new;
final StatusHttpVersionNotSupported STATUS_HTTP_VERSION_NOT_SUPPORTED_OBJ = new;
final StatusVariantAlsoNegotiates STATUS_VARIANT_ALSO_NEGOTIATES_OBJ = new;
final StatusInsufficientStorage STATUS_INSUFFICIENT_STORAGE_OBJ = new;
final StatusLoopDetected STATUS_LOOP_DETECTED_OBJ = new;
final StatusNotExtended STATUS_NOT_EXTENDED_OBJ = new;
final StatusNetworkAuthenticationRequired STATUS_NETWORK_AUTHENTICATION_REQUIRED_OBJ = new;
