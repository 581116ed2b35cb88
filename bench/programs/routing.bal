import ballerina/http;

configurable int port = 9090;
configurable string backendUrl = ?;

final http:Client priority = check new (backendUrl);
final http:Client standard = check new (backendUrl);

isolated service / on new http:Listener(port) {

    isolated resource function get health() returns string {
        return "up";
    }

    isolated resource function post orders(http:Request request) returns http:Response|error {
        json body = check request.getJsonPayload();
        string customer = check body.customer;
        if customer == "Ada Lovelace" {
            return priority->forward("/echo", request);
        }
        return standard->forward("/echo", request);
    }
}
