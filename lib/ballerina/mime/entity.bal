import ballerina/io;

# The header `content-disposition`.
public class ContentDisposition {
    # Name of the file.
    public string fileName = "";
    # The disposition, as in `form-data`.
    public string disposition = "";
    # Name of the form's field.
    public string name = "";
    # Other parameters.
    public map<string> parameters = {};

    # Returns the header's value.
    #
    # + return - The value
    public isolated function toString() returns string = external;
}

# A media type, as in `application/ld+json; profile=x`.
public class MediaType {
    # The type, as in `application`.
    public string primaryType = "";
    # The subtype, as in `ld+json`.
    public string subType = "";
    # What follows the last `+` of the subtype, as in `json`.
    public string suffix = "";
    # The parameters.
    public map<string> parameters = {};

    # Returns the media type without parameters.
    #
    # + return - Type and subtype
    public isolated function getBaseType() returns string = external;

    # Returns the media type with its parameters.
    #
    # + return - The header's value
    public isolated function toString() returns string = external;
}

# Headers and body of a message, or of a part of one.
public class Entity {

    # Makes an entity without headers and body.
    public isolated function init() = external;

    # Sets the content type.
    #
    # + mediaType - The content type
    # + return - An error when it is malformed
    public isolated function setContentType(string mediaType) returns InvalidContentTypeError? = external;

    # Returns the content type.
    #
    # + return - The content type, empty when there is none
    public isolated function getContentType() returns string = external;

    # Sets the header `content-id`.
    #
    # + contentId - The identifier
    public isolated function setContentId(string contentId) = external;

    # Returns the header `content-id`.
    #
    # + return - The identifier, empty when there is none
    public isolated function getContentId() returns string = external;

    # Sets the header `content-length`.
    #
    # + contentLength - Number of bytes
    public isolated function setContentLength(int contentLength) = external;

    # Returns the header `content-length`.
    #
    # + return - Number of bytes, -1 when there is no such header, or an error when it is not a number
    public isolated function getContentLength() returns int|error = external;

    # Sets the header `content-disposition`.
    #
    # + contentDisposition - The value
    public isolated function setContentDisposition(ContentDisposition contentDisposition) = external;

    # Returns the header `content-disposition`.
    #
    # + return - The value; its fields are empty when there is no such header
    public isolated function getContentDisposition() returns ContentDisposition = external;

    # Makes a value the body, in the way its type asks for.
    #
    # + entityBody - The value
    public isolated function setBody(string|xml|json|byte[]|Entity[]|stream<byte[], io:Error?> entityBody) = external;

    # Makes the content of a file the body. A file that cannot be opened is a panic.
    #
    # + filePath - Path of the file
    # + contentType - Content type
    public isolated function setFileAsEntityBody(string filePath,
            string contentType = "application/octet-stream") = external;

    # Makes JSON the body.
    #
    # + jsonContent - The value
    # + contentType - Content type
    public isolated function setJson(json jsonContent, string contentType = "application/json") = external;

    # Returns the body as JSON.
    #
    # + return - The value, or an error when it is not JSON
    public isolated function getJson() returns json|ParserError = external;

    # Makes XML the body.
    #
    # + xmlContent - The value
    # + contentType - Content type
    public isolated function setXml(xml xmlContent, string contentType = "application/xml") = external;

    # Returns the body as XML.
    #
    # + return - The value, or an error when it is not XML
    public isolated function getXml() returns xml|ParserError = external;

    # Makes text the body.
    #
    # + textContent - The text
    # + contentType - Content type
    public isolated function setText(string textContent, string contentType = "text/plain") = external;

    # Returns the body as text.
    #
    # + return - The text, or an error when it cannot be read
    public isolated function getText() returns string|ParserError = external;

    # Makes bytes the body.
    #
    # + blobContent - The bytes
    # + contentType - Content type
    public isolated function setByteArray(byte[] blobContent,
            string contentType = "application/octet-stream") = external;

    # Returns the body as it is.
    #
    # + return - The bytes, or an error when they cannot be read
    public isolated function getByteArray() returns byte[]|ParserError = external;

    # Makes a stream the body.
    #
    # + byteStream - The stream
    # + contentType - Content type
    public isolated function setByteStream(stream<byte[], io:Error?> byteStream,
            string contentType = "application/octet-stream") = external;

    # Returns the body as a stream of byte arrays, which is read as it arrives.
    #
    # + arraySize - Most bytes of an array
    # + return - The stream, or an error when the body was read before
    public isolated function getByteStream(int arraySize = 8192) returns stream<byte[], io:Error?>|ParserError = external;

    # Makes parts the body.
    #
    # + bodyParts - The parts
    # + contentType - Content type
    public isolated function setBodyParts(Entity[] bodyParts, string contentType = "multipart/form-data") = external;

    # Returns the parts of a multipart body.
    #
    # + return - The parts, or an error when the body is not multipart
    public isolated function getBodyParts() returns Entity[]|ParserError = external;

    # Returns a multipart body as a stream of byte arrays.
    #
    # + arraySize - Most bytes of an array
    # + return - The stream, or an error when the body is not multipart
    public isolated function getBodyPartsAsStream(int arraySize = 8192)
            returns stream<byte[], io:Error?>|ParserError = external;

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

    # Adds a value to a header.
    #
    # + headerName - Name of the header
    # + headerValue - The value
    public isolated function addHeader(string headerName, string headerValue) = external;

    # Sets a header, replacing its values.
    #
    # + headerName - Name of the header
    # + headerValue - The value
    public isolated function setHeader(string headerName, string headerValue) = external;

    # Removes a header.
    #
    # + headerName - Name of the header
    public isolated function removeHeader(string headerName) = external;

    # Removes every header.
    public isolated function removeAllHeaders() = external;

    # Tells whether a header is there.
    #
    # + headerName - Name of the header
    # + return - Whether it is there
    public isolated function hasHeader(string headerName) returns boolean = external;
}

# Encodes with base64 as MIME has it: in lines of 76 characters.
#
# + contentToBeEncoded - Text or bytes
# + charset - Character encoding of the text
# + return - What was given, encoded, or an error when the character encoding is not known
public isolated function base64Encode(string|byte[] contentToBeEncoded, string charset = "utf-8")
        returns string|byte[]|EncodeError = external;

# Decodes base64; characters that do not belong to it are skipped.
#
# + contentToBeDecoded - Text or bytes
# + charset - Character encoding of the text
# + return - What was given, decoded, or an error when it is malformed
public isolated function base64Decode(string|byte[] contentToBeDecoded, string charset = "utf-8")
        returns string|byte[]|DecodeError = external;

# Encodes bytes with base64 as MIME has it: in lines of 76 characters.
#
# + valueToBeEncoded - The bytes
# + return - The encoded bytes, or an error
public isolated function base64EncodeBlob(byte[] valueToBeEncoded) returns byte[]|EncodeError = external;

# Decodes base64; characters that do not belong to it are skipped.
#
# + valueToBeDecoded - The bytes
# + return - The decoded bytes, or an error when they are malformed
public isolated function base64DecodeBlob(byte[] valueToBeDecoded) returns byte[]|DecodeError = external;

# Parses a media type.
#
# + contentType - The header's value
# + return - The media type, or an error when it is malformed
public isolated function getMediaType(string contentType) returns MediaType|InvalidContentTypeError = external;

# Parses the header `content-disposition`.
#
# + contentDisposition - The header's value
# + return - The value; its fields are empty where the header does not have them
public isolated function getContentDispositionObject(string contentDisposition) returns ContentDisposition = external;
