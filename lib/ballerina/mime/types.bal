# The media type `application/octet-stream`.
public const string APPLICATION_OCTET_STREAM = "application/octet-stream";
# The media type `application/json`.
public const string APPLICATION_JSON = "application/json";
# The media type `application/xml`.
public const string APPLICATION_XML = "application/xml";
# The media type `application/svg+xml`.
public const string APPLICATION_SVG_XML = "application/svg+xml";
# The media type `application/xhtml+xml`.
public const string APPLICATION_XHTML_XML = "application/xhtml+xml";
# The media type `application/soap+xml`.
public const string APPLICATION_SOAP_XML = "application/soap+xml";
# The media type `application/x-www-form-urlencoded`.
public const string APPLICATION_FORM_URLENCODED = "application/x-www-form-urlencoded";
# The media type `application/pdf`.
public const string APPLICATION_PDF = "application/pdf";
# The media type `image/jpeg`.
public const string IMAGE_JPEG = "image/jpeg";
# The media type `image/gif`.
public const string IMAGE_GIF = "image/gif";
# The media type `image/png`.
public const string IMAGE_PNG = "image/png";
# The media type `multipart/form-data`.
public const string MULTIPART_FORM_DATA = "multipart/form-data";
# The media type `multipart/mixed`.
public const string MULTIPART_MIXED = "multipart/mixed";
# The media type `multipart/alternative`.
public const string MULTIPART_ALTERNATIVE = "multipart/alternative";
# The media type `multipart/related`.
public const string MULTIPART_RELATED = "multipart/related";
# The media type `multipart/parallel`.
public const string MULTIPART_PARALLEL = "multipart/parallel";
# The media type `text/plain`.
public const string TEXT_PLAIN = "text/plain";
# The media type `text/html`.
public const string TEXT_HTML = "text/html";
# The media type `text/xml`.
public const string TEXT_XML = "text/xml";
# The media type `text/event-stream`.
public const string TEXT_EVENT_STREAM = "text/event-stream";

# The parameter that separates the parts of a multipart body.
public const string BOUNDARY = "boundary";
# The parameter that names the first part of a `multipart/related` body.
public const string START = "start";
# The parameter that gives the type of the first part of a `multipart/related` body.
public const string TYPE = "type";
# The parameter that gives the character encoding.
public const string CHARSET = "charset";
# The default of the parameter `charset`.
public const string DEFAULT_CHARSET = "UTF-8";
# The header `content-id`.
public const string CONTENT_ID = "content-id";
# The header `content-length`.
public const string CONTENT_LENGTH = "content-length";
# The header `content-type`.
public const string CONTENT_TYPE = "content-type";
# The header `content-disposition`.
public const string CONTENT_DISPOSITION = "content-disposition";

# Every error of this module.
public type Error distinct error;

# Content could not be encoded.
public type EncodeError distinct Error;

# Content could not be decoded.
public type DecodeError distinct Error;

# Another error.
public type GenericMimeError distinct Error;

# A header could not be set.
public type SetHeaderError distinct Error;

# A header has no value where one is needed.
public type InvalidHeaderValueError distinct Error;

# A parameter of a header is malformed.
public type InvalidHeaderParamError distinct Error;

# The content length is not a number.
public type InvalidContentLengthError distinct Error;

# A header that was asked for is not there.
public type HeaderNotFoundError distinct Error;

# Headers cannot be changed any more.
public type InvalidHeaderOperationError distinct Error;

# Content could not be written.
public type SerializationError distinct Error;

# Content could not be read as what was asked for.
public type ParserError distinct Error;

# The content type is malformed, or another one is needed.
public type InvalidContentTypeError distinct Error;

# A header that is needed is not there.
public type HeaderUnavailableError distinct Error;

# The other side stayed silent for too long.
public type IdleTimeoutTriggeredError distinct Error;

# There is no content.
public type NoContentError distinct Error;
