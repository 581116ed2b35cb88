import ballerina/http;

configurable int port = 9090;
configurable string backendUrl = ?;

final http:Client backend = check new (backendUrl);

isolated service / on new http:Listener(port) {

    isolated resource function get health() returns string {
        return "up";
    }

    isolated resource function post echo(http:Request request) returns http:Response|error {
        return backend->forward("/echo", request);
    }
}
