# Parses a header that has several values or parameters.
#
# + headerValue - The header, as in `text/plain;q=0.9, application/json`
# + return - The values with their parameters, or an error when the header is malformed
public isolated function parseHeader(string headerValue) returns HeaderValue[]|ClientError = external;

# Converts a record to headers, naming them as the `Header` annotations of its fields say.
#
# + headers - The record
# + return - The headers
public isolated function getHeaderMap(map<anydata> headers) returns map<string|string[]> = external;

# Renames the fields of a record as the `Query` annotations of its fields say.
#
# + queries - The record
# + return - The query parameters
public isolated function getQueryMap(map<anydata> queries) returns map<anydata> = external;
