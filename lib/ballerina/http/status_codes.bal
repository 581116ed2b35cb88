# Status code 100, Continue.
public const int STATUS_CONTINUE = 100;
# Status code 101, Switching Protocols.
public const int STATUS_SWITCHING_PROTOCOLS = 101;
# Status code 102, Processing.
public const int STATUS_PROCESSING = 102;
# Status code 103, Early Hints.
public const int STATUS_EARLY_HINTS = 103;
# Status code 200, OK.
public const int STATUS_OK = 200;
# Status code 201, Created.
public const int STATUS_CREATED = 201;
# Status code 202, Accepted.
public const int STATUS_ACCEPTED = 202;
# Status code 203, Non Authoritative Information.
public const int STATUS_NON_AUTHORITATIVE_INFORMATION = 203;
# Status code 204, No Content.
public const int STATUS_NO_CONTENT = 204;
# Status code 205, Reset Content.
public const int STATUS_RESET_CONTENT = 205;
# Status code 206, Partial Content.
public const int STATUS_PARTIAL_CONTENT = 206;
# Status code 207, Multi Status.
public const int STATUS_MULTI_STATUS = 207;
# Status code 208, Already Reported.
public const int STATUS_ALREADY_REPORTED = 208;
# Status code 226, IM Used.
public const int STATUS_IM_USED = 226;
# Status code 300, Multiple Choices.
public const int STATUS_MULTIPLE_CHOICES = 300;
# Status code 301, Moved Permanently.
public const int STATUS_MOVED_PERMANENTLY = 301;
# Status code 302, Found.
public const int STATUS_FOUND = 302;
# Status code 303, See Other.
public const int STATUS_SEE_OTHER = 303;
# Status code 304, Not Modified.
public const int STATUS_NOT_MODIFIED = 304;
# Status code 305, Use Proxy.
public const int STATUS_USE_PROXY = 305;
# Status code 307, Temporary Redirect.
public const int STATUS_TEMPORARY_REDIRECT = 307;
# Status code 308, Permanent Redirect.
public const int STATUS_PERMANENT_REDIRECT = 308;
# Status code 400, Bad Request.
public const int STATUS_BAD_REQUEST = 400;
# Status code 401, Unauthorized.
public const int STATUS_UNAUTHORIZED = 401;
# Status code 402, Payment Required.
public const int STATUS_PAYMENT_REQUIRED = 402;
# Status code 403, Forbidden.
public const int STATUS_FORBIDDEN = 403;
# Status code 404, Not Found.
public const int STATUS_NOT_FOUND = 404;
# Status code 405, Method Not Allowed.
public const int STATUS_METHOD_NOT_ALLOWED = 405;
# Status code 406, Not Acceptable.
public const int STATUS_NOT_ACCEPTABLE = 406;
# Status code 407, Proxy Authentication Required.
public const int STATUS_PROXY_AUTHENTICATION_REQUIRED = 407;
# Status code 408, Request Timeout.
public const int STATUS_REQUEST_TIMEOUT = 408;
# Status code 409, Conflict.
public const int STATUS_CONFLICT = 409;
# Status code 410, Gone.
public const int STATUS_GONE = 410;
# Status code 411, Length Required.
public const int STATUS_LENGTH_REQUIRED = 411;
# Status code 412, Precondition Failed.
public const int STATUS_PRECONDITION_FAILED = 412;
# Status code 413, Payload Too Large.
public const int STATUS_PAYLOAD_TOO_LARGE = 413;
# Status code 414, URI Too Long.
public const int STATUS_URI_TOO_LONG = 414;
# Status code 415, Unsupported Media Type.
public const int STATUS_UNSUPPORTED_MEDIA_TYPE = 415;
# Status code 416, Range Not Satisfiable.
public const int STATUS_RANGE_NOT_SATISFIABLE = 416;
# Status code 417, Expectation Failed.
public const int STATUS_EXPECTATION_FAILED = 417;
# Status code 421, Misdirected Request.
public const int STATUS_MISDIRECTED_REQUEST = 421;
# Status code 422, Unprocessable Entity.
public const int STATUS_UNPROCESSABLE_ENTITY = 422;
# Status code 423, Locked.
public const int STATUS_LOCKED = 423;
# Status code 424, Failed Dependency.
public const int STATUS_FAILED_DEPENDENCY = 424;
# Status code 425, Too Early.
public const int STATUS_TOO_EARLY = 425;
# Status code 426, Upgrade Required.
public const int STATUS_UPGRADE_REQUIRED = 426;
# Status code 428, Precondition Required.
public const int STATUS_PRECONDITION_REQUIRED = 428;
# Status code 429, Too Many Requests.
public const int STATUS_TOO_MANY_REQUESTS = 429;
# Status code 431, Request Header Fields Too Large.
public const int STATUS_REQUEST_HEADER_FIELDS_TOO_LARGE = 431;
# Status code 451, Unavailable Due To Legal Reasons.
public const int STATUS_UNAVAILABLE_DUE_TO_LEGAL_REASONS = 451;
# Status code 500, Internal Server Error.
public const int STATUS_INTERNAL_SERVER_ERROR = 500;
# Status code 501, Not Implemented.
public const int STATUS_NOT_IMPLEMENTED = 501;
# Status code 502, Bad Gateway.
public const int STATUS_BAD_GATEWAY = 502;
# Status code 503, Service Unavailable.
public const int STATUS_SERVICE_UNAVAILABLE = 503;
# Status code 504, Gateway Timeout.
public const int STATUS_GATEWAY_TIMEOUT = 504;
# Status code 505, HTTP Version Not Supported.
public const int STATUS_HTTP_VERSION_NOT_SUPPORTED = 505;
# Status code 506, Variant Also Negotiates.
public const int STATUS_VARIANT_ALSO_NEGOTIATES = 506;
# Status code 507, Insufficient Storage.
public const int STATUS_INSUFFICIENT_STORAGE = 507;
# Status code 508, Loop Detected.
public const int STATUS_LOOP_DETECTED = 508;
# Status code 510, Not Extended.
public const int STATUS_NOT_EXTENDED = 510;
# Status code 511, Network Authentication Required.
public const int STATUS_NETWORK_AUTHENTICATION_REQUIRED = 511;
