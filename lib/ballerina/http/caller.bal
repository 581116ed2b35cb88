# The client that sent a request, for a resource that answers it itself.
public isolated client class Caller {
    # Address of the client.
    public final readonly & Remote remoteAddress;
    # Address at which the request arrived.
    public final readonly & Local localAddress;
    # Version of HTTP, as in `http`.
    public final string protocol;

    isolated function init(Remote remoteAddress, Local localAddress, string protocol) {
        self.remoteAddress = remoteAddress.cloneReadOnly();
        self.localAddress = localAddress.cloneReadOnly();
        self.protocol = protocol;
    }

    # Sends the response.
    #
    # + message - The response: a whole one, a status code record, a payload or an error
    # + return - An error when there was a response already or the client is gone
    remote isolated function respond(ResponseMessage|StatusCodeResponse|error message = ())
            returns ListenerError? = external;

    # Asks the client, which waits for it, to send the body.
    #
    # + return - An error when the client is gone
    remote isolated function 'continue() returns ListenerError? = external;

    # Sends a redirect.
    #
    # + response - The response whose status code and `location` are set
    # + code - The status code
    # + locations - URLs to go to
    # + return - An error when there was a response already or the client is gone
    remote isolated function redirect(Response response, RedirectCode code, string[] locations)
            returns ListenerError? = external;

    # Looks up the client's host name.
    #
    # + return - The name, or () when it cannot be resolved
    public isolated function getRemoteHostName() returns string? = external;
}
