# User name and password.
public type CredentialsConfig record {|
    # User name.
    string username;
    # Password.
    string password;
|};

# A token.
public type BearerTokenConfig record {|
    # The token.
    string token;
|};

# Credentials of a client.
public type ClientAuthConfig CredentialsConfig|BearerTokenConfig;

# Adds user name and password to requests.
public isolated class ClientBasicAuthHandler {

    # Makes a handler.
    #
    # + config - User name and password
    public isolated function init(CredentialsConfig config) = external;

    # Adds the header `authorization` to a request.
    #
    # + req - The request
    # + return - The request, or an error when user name or password are empty
    public isolated function enrich(Request req) returns Request|ClientAuthError = external;

    # Adds the header `authorization` to headers.
    #
    # + headers - The headers
    # + return - The headers, or an error when user name or password are empty
    public isolated function enrichHeaders(map<string|string[]> headers)
            returns map<string|string[]>|ClientAuthError = external;

    # Returns the header `authorization`.
    #
    # + return - The header by name, or an error when user name or password are empty
    public isolated function getSecurityHeaders() returns map<string|string[]>|ClientAuthError = external;
}

# Adds a token to requests.
public isolated class ClientBearerTokenAuthHandler {

    # Makes a handler.
    #
    # + config - The token
    public isolated function init(BearerTokenConfig config) = external;

    # Adds the header `authorization` to a request.
    #
    # + req - The request
    # + return - The request, or an error when there is no token
    public isolated function enrich(Request req) returns Request|ClientAuthError = external;

    # Adds the header `authorization` to headers.
    #
    # + headers - The headers
    # + return - The headers, or an error when there is no token
    public isolated function enrichHeaders(map<string|string[]> headers)
            returns map<string|string[]>|ClientAuthError = external;

    # Returns the header `authorization`.
    #
    # + return - The header by name, or an error when there is no token
    public isolated function getSecurityHeaders() returns map<string|string[]>|ClientAuthError = external;
}
