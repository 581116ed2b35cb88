# Details of an error that stands for a response.
public type ErrorDetail record {
    # Headers of the response.
    map<string|string[]> headers?;
    # Payload of the response; without it the error's message says what happened.
    anydata body?;
};

# Details of an error whose status code is chosen at run time.
public type DefaultErrorDetail record {
    *ErrorDetail;
    # The status code; without it that of the cause, or 500.
    int statusCode?;
};

# An error that an HTTP service answers with a status code of its own.
public type StatusCodeError distinct error<ErrorDetail>;

# An error that stands for a status code from 400 to 499.
public type '4XXStatusCodeError distinct StatusCodeError;

# An error that stands for a status code from 500 to 599.
public type '5XXStatusCodeError distinct StatusCodeError;

# An error whose status code is in its detail.
public type DefaultStatusCodeError distinct StatusCodeError & error<DefaultErrorDetail>;

# Answered with status 400.
public type BadRequestError distinct '4XXStatusCodeError;

# Answered with status 401.
public type UnauthorizedError distinct '4XXStatusCodeError;

# Answered with status 402.
public type PaymentRequiredError distinct '4XXStatusCodeError;

# Answered with status 403.
public type ForbiddenError distinct '4XXStatusCodeError;

# Answered with status 404.
public type NotFoundError distinct '4XXStatusCodeError;

# Answered with status 405.
public type MethodNotAllowedError distinct '4XXStatusCodeError;

# Answered with status 406.
public type NotAcceptableError distinct '4XXStatusCodeError;

# Answered with status 407.
public type ProxyAuthenticationRequiredError distinct '4XXStatusCodeError;

# Answered with status 408.
public type RequestTimeoutError distinct '4XXStatusCodeError;

# Answered with status 409.
public type ConflictError distinct '4XXStatusCodeError;

# Answered with status 410.
public type GoneError distinct '4XXStatusCodeError;

# Answered with status 411.
public type LengthRequiredError distinct '4XXStatusCodeError;

# Answered with status 412.
public type PreconditionFailedError distinct '4XXStatusCodeError;

# Answered with status 413.
public type PayloadTooLargeError distinct '4XXStatusCodeError;

# Answered with status 414.
public type URITooLongError distinct '4XXStatusCodeError;

# Answered with status 415.
public type UnsupportedMediaTypeError distinct '4XXStatusCodeError;

# Answered with status 416.
public type RangeNotSatisfiableError distinct '4XXStatusCodeError;

# Answered with status 417.
public type ExpectationFailedError distinct '4XXStatusCodeError;

# Answered with status 421.
public type MisdirectedRequestError distinct '4XXStatusCodeError;

# Answered with status 422.
public type UnprocessableEntityError distinct '4XXStatusCodeError;

# Answered with status 423.
public type LockedError distinct '4XXStatusCodeError;

# Answered with status 424.
public type FailedDependencyError distinct '4XXStatusCodeError;

# Answered with status 426.
public type UpgradeRequiredError distinct '4XXStatusCodeError;

# Answered with status 428.
public type PreconditionRequiredError distinct '4XXStatusCodeError;

# Answered with status 429.
public type TooManyRequestsError distinct '4XXStatusCodeError;

# Answered with status 431.
public type RequestHeaderFieldsTooLargeError distinct '4XXStatusCodeError;

# Answered with status 451.
public type UnavailableDueToLegalReasonsError distinct '4XXStatusCodeError;

# Answered with status 500.
public type InternalServerErrorError distinct '5XXStatusCodeError;

# Answered with status 501.
public type NotImplementedError distinct '5XXStatusCodeError;

# Answered with status 502.
public type BadGatewayError distinct '5XXStatusCodeError;

# Answered with status 503.
public type ServiceUnavailableError distinct '5XXStatusCodeError;

# Answered with status 504.
public type GatewayTimeoutError distinct '5XXStatusCodeError;

# Answered with status 505.
public type HTTPVersionNotSupportedError distinct '5XXStatusCodeError;

# Answered with status 506.
public type VariantAlsoNegotiatesError distinct '5XXStatusCodeError;

# Answered with status 507.
public type InsufficientStorageError distinct '5XXStatusCodeError;

# Answered with status 508.
public type LoopDetectedError distinct '5XXStatusCodeError;

# Answered with status 510.
public type NotExtendedError distinct '5XXStatusCodeError;

# Answered with status 511.
public type NetworkAuthenticationRequiredError distinct '5XXStatusCodeError;
