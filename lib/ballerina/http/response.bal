import ballerina/io;
import ballerina/mime;

# A response: one that a client received, or one to be sent.
public class Response {
    # The status code.
    public int statusCode = 200;
    # The status in words.
    public string reasonPhrase = "";
    # The header `server`.
    public string server = "";
    # The URL that gave this response, when redirects were followed.
    public string resolvedRequestedURI = "";
    # Directives for caches; to be set before they are used.
    public ResponseCacheControl? cacheControl = ();

    # Makes a response with status 200 and without headers and body.
    public isolated function init() = external;

    # Returns headers and body.
    #
    # + return - The entity, or an error when the body was read before
    public isolated function getEntity() returns mime:Entity|ClientError = external;

    # Replaces headers and body.
    #
    # + e - The entity
    public isolated function setEntity(mime:Entity e) = external;

    # Tells whether a header is there.
    #
    # + headerName - Name of the header
    # + position - Where the header stands; trailing headers are there once the body was read
    # + return - Whether it is there
    public isolated function hasHeader(string headerName, HeaderPosition position = LEADING) returns boolean = external;

    # Returns the first value of a header.
    #
    # + headerName - Name of the header
    # + position - Where the header stands; trailing headers are there once the body was read
    # + return - The value, or an error when the header is not there
    public isolated function getHeader(string headerName, HeaderPosition position = LEADING)
            returns string|HeaderNotFoundError = external;

    # Adds a value to a header; that of `content-type` is replaced. An illegal name or value is a panic.
    #
    # + headerName - Name of the header
    # + headerValue - The value
    # + position - Where the header stands
    public isolated function addHeader(string headerName, string headerValue, HeaderPosition position = LEADING) = external;

    # Returns the values of a header.
    #
    # + headerName - Name of the header
    # + position - Where the header stands; trailing headers are there once the body was read
    # + return - The values, or an error when the header is not there
    public isolated function getHeaders(string headerName, HeaderPosition position = LEADING)
            returns string[]|HeaderNotFoundError = external;

    # Sets a header, replacing its values. An illegal name or value is a panic.
    #
    # + headerName - Name of the header
    # + headerValue - The value
    # + position - Where the header stands
    public isolated function setHeader(string headerName, string headerValue, HeaderPosition position = LEADING) = external;

    # Removes a header.
    #
    # + headerName - Name of the header
    # + position - Where the header stands
    public isolated function removeHeader(string headerName, HeaderPosition position = LEADING) = external;

    # Removes every header.
    #
    # + position - Where the headers stand
    public isolated function removeAllHeaders(HeaderPosition position = LEADING) = external;

    # Returns the names of the headers.
    #
    # + position - Where the headers stand
    # + return - The names
    public isolated function getHeaderNames(HeaderPosition position = LEADING) returns string[] = external;

    # Sets the header `content-type`.
    #
    # + contentType - The content type
    # + return - An error when it is illegal
    public isolated function setContentType(string contentType) returns error? = external;

    # Returns the header `content-type`.
    #
    # + return - The content type, empty when there is none
    public isolated function getContentType() returns string = external;

    # Returns the body as JSON.
    #
    # + return - The value; `NoContentError` when there is no body, another error when it is not JSON
    public isolated function getJsonPayload() returns json|ClientError = external;

    # Returns the body as XML.
    #
    # + return - The value; `NoContentError` when there is no body, another error when it is not XML
    public isolated function getXmlPayload() returns xml|ClientError = external;

    # Returns the body as text.
    #
    # + return - The text; `NoContentError` when there is no body
    public isolated function getTextPayload() returns string|ClientError = external;

    # Returns the body as a stream of byte arrays, which is read as it arrives.
    #
    # + arraySize - Most bytes of an array
    # + return - The stream, or an error when the body was read before
    public isolated function getByteStream(int arraySize = 8192) returns stream<byte[], io:Error?>|ClientError = external;

    # Returns the body as it is.
    #
    # + return - The bytes, or an error when they cannot be read
    public isolated function getBinaryPayload() returns byte[]|ClientError = external;

    # Returns the body as a stream of server-sent events, which is read as they arrive.
    #
    # + return - The stream, or an error when the body is not a stream of events
    public isolated function getSseEventStream() returns stream<SseEvent, error?>|ClientError = external;

    # Returns the parts of a multipart body.
    #
    # + return - The parts, or an error when the body is not multipart
    public isolated function getBodyParts() returns mime:Entity[]|ClientError = external;

    # Sets the header `etag` to a checksum (CRC-32) of a payload.
    #
    # + payload - The payload
    public isolated function setETag(json|xml|string|byte[] payload) = external;

    # Sets the header `last-modified` to the current time.
    public isolated function setLastModified() = external;

    # Makes JSON the body.
    #
    # + payload - The value
    # + contentType - Content type; by default the one that is set, or `application/json`
    public isolated function setJsonPayload(json payload, string? contentType = ()) = external;

    # Makes a value the body, as JSON.
    #
    # + payload - The value
    # + contentType - Content type; by default the one that is set, or `application/json`
    public isolated function setAnydataAsJsonPayload(anydata payload, string? contentType = ()) = external;

    # Makes XML the body.
    #
    # + payload - The value
    # + contentType - Content type; by default the one that is set, or `application/xml`
    public isolated function setXmlPayload(xml payload, string? contentType = ()) = external;

    # Makes text the body.
    #
    # + payload - The text
    # + contentType - Content type; by default the one that is set, or `text/plain`
    public isolated function setTextPayload(string payload, string? contentType = ()) = external;

    # Makes bytes the body.
    #
    # + payload - The bytes
    # + contentType - Content type; by default the one that is set, or `application/octet-stream`
    public isolated function setBinaryPayload(byte[] payload, string? contentType = ()) = external;

    # Makes parts the body.
    #
    # + bodyParts - The parts
    # + contentType - Content type; by default the one that is set, or `multipart/form-data`
    public isolated function setBodyParts(mime:Entity[] bodyParts, string? contentType = ()) = external;

    # Makes the content of a file the body. A file that cannot be opened is a panic.
    #
    # + filePath - Path of the file
    # + contentType - Content type; by default the one that is set, or `application/octet-stream`
    public isolated function setFileAsPayload(string filePath, string? contentType = ()) = external;

    # Makes a stream the body; it is read while the response is sent.
    #
    # + byteStream - The stream
    # + contentType - Content type; by default the one that is set, or `application/octet-stream`
    public isolated function setByteStream(stream<byte[], io:Error?> byteStream, string? contentType = ()) = external;

    # Makes a stream of server-sent events the body; each is sent when it is there.
    #
    # + eventStream - The stream
    public isolated function setSseEventStream(stream<SseEvent, error?>|stream<SseEvent, error> eventStream) = external;

    # Makes a value the body, in the way its type asks for; other types than the named ones become JSON.
    #
    # + payload - The value
    # + contentType - Content type; by default the one that is set, or the one of the value's type
    public isolated function setPayload(anydata|mime:Entity[]|stream<byte[], io:Error?>|stream<SseEvent, error?> payload,
            string? contentType = ()) = external;

    # Adds a `set-cookie` header. A cookie that is not valid is left out with a message in the log.
    #
    # + cookie - The cookie
    public isolated function addCookie(Cookie cookie) = external;

    # Adds `set-cookie` headers that make clients forget cookies.
    #
    # + cookiesToRemove - The cookies
    public isolated function removeCookiesFromRemoteStore(Cookie... cookiesToRemove) = external;

    # Returns the cookies of the `set-cookie` headers.
    #
    # + return - The cookies
    public isolated function getCookies() returns Cookie[] = external;

    # Returns status code, headers and payload as a record.
    #
    # + return - The record, or an error when the payload cannot be read
    public isolated function getStatusCodeRecord() returns StatusCodeRecord|error = external;
}
