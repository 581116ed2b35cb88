import ballerina/io;
import ballerina/mime;

# A request: one that a service received, or one to be sent.
public class Request {
    # Path and query of the URL.
    public string rawPath = "";
    # The method.
    public string method = "";
    # The version of HTTP, as in `1.1`.
    public string httpVersion = "";
    # The header `user-agent`.
    public string userAgent = "";
    # The part of the path that a rest parameter of the resource matched.
    public string extraPathInfo = "";
    # Directives for caches; to be set before they are used.
    public RequestCacheControl? cacheControl = ();
    # What came of the TLS handshake in which the client shows a certificate.
    public MutualSslHandshake? mutualSslHandshake = ();

    # Makes a request without headers and body.
    public isolated function init() = external;

    # Replaces headers and body.
    #
    # + e - The entity
    public isolated function setEntity(mime:Entity e) = external;

    # Returns headers and body.
    #
    # + return - The entity, or an error when the body was read before
    public isolated function getEntity() returns mime:Entity|ClientError = external;

    # Returns the query parameters.
    #
    # + return - The values by name
    public isolated function getQueryParams() returns map<string[]> = external;

    # Returns the first value of a query parameter.
    #
    # + key - Name of the parameter
    # + return - The value, or () when there is none
    public isolated function getQueryParamValue(string key) returns string? = external;

    # Returns the values of a query parameter.
    #
    # + key - Name of the parameter
    # + return - The values, or () when there are none
    public isolated function getQueryParamValues(string key) returns string[]? = external;

    # Returns the matrix parameters of a segment of the path.
    #
    # + path - The path that ends with the segment
    # + return - The values by name
    public isolated function getMatrixParams(string path) returns map<any> = external;

    # Tells whether a header is there.
    #
    # + headerName - Name of the header
    # + return - Whether it is there
    public isolated function hasHeader(string headerName) returns boolean = external;

    # Returns the first value of a header.
    #
    # + headerName - Name of the header
    # + return - The value, or an error when the header is not there
    public isolated function getHeader(string headerName) returns string|HeaderNotFoundError = external;

    # Returns the values of a header.
    #
    # + headerName - Name of the header
    # + return - The values, or an error when the header is not there
    public isolated function getHeaders(string headerName) returns string[]|HeaderNotFoundError = external;

    # Sets a header, replacing its values. An illegal name or value is a panic.
    #
    # + headerName - Name of the header
    # + headerValue - The value
    public isolated function setHeader(string headerName, string headerValue) = external;

    # Adds a value to a header; that of `content-type` is replaced. An illegal name or value is a panic.
    #
    # + headerName - Name of the header
    # + headerValue - The value
    public isolated function addHeader(string headerName, string headerValue) = external;

    # Removes a header.
    #
    # + headerName - Name of the header
    public isolated function removeHeader(string headerName) = external;

    # Removes every header.
    public isolated function removeAllHeaders() = external;

    # Returns the names of the headers.
    #
    # + return - The names
    public isolated function getHeaderNames() returns string[] = external;

    # Tells whether the client waits for `100-continue` before it sends the body.
    #
    # + return - Whether it waits
    public isolated function expects100Continue() returns boolean = external;

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

    # Returns the fields of a form (`application/x-www-form-urlencoded`).
    #
    # + return - The values by name, or an error when the body is not a form
    public isolated function getFormParams() returns map<string>|ClientError = external;

    # Returns the parts of a multipart body.
    #
    # + return - The parts, or an error when the body is not multipart
    public isolated function getBodyParts() returns mime:Entity[]|ClientError = external;

    # Makes JSON the body.
    #
    # + payload - The value
    # + contentType - Content type; by default the one that is set, or `application/json`
    public isolated function setJsonPayload(json payload, string? contentType = ()) = external;

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

    # Makes a stream the body; it is read while the request is sent.
    #
    # + byteStream - The stream
    # + contentType - Content type; by default the one that is set, or `application/octet-stream`
    public isolated function setByteStream(stream<byte[], io:Error?> byteStream, string? contentType = ()) = external;

    # Makes a value the body, in the way its type asks for; other types than the named ones become JSON.
    #
    # + payload - The value
    # + contentType - Content type; by default the one that is set, or the one of the value's type
    public isolated function setPayload(anydata|mime:Entity[]|stream<byte[], io:Error?> payload,
            string? contentType = ()) = external;

    # Sets the header `cookie`.
    #
    # + cookiesToAdd - The cookies
    public isolated function addCookies(Cookie[] cookiesToAdd) = external;

    # Returns the cookies of the header `cookie`.
    #
    # + return - The cookies; malformed ones are left out
    public isolated function getCookies() returns Cookie[] = external;
}

# The headers of a request.
public class Headers {

    # Tells whether a header is there.
    #
    # + headerName - Name of the header
    # + return - Whether it is there
    public isolated function hasHeader(string headerName) returns boolean = external;

    # Returns the first value of a header.
    #
    # + headerName - Name of the header
    # + return - The value, or an error when the header is not there
    public isolated function getHeader(string headerName) returns string|HeaderNotFoundError = external;

    # Returns the values of a header.
    #
    # + headerName - Name of the header
    # + return - The values, or an error when the header is not there
    public isolated function getHeaders(string headerName) returns string[]|HeaderNotFoundError = external;

    # Returns the names of the headers.
    #
    # + return - The names
    public isolated function getHeaderNames() returns string[] = external;
}
