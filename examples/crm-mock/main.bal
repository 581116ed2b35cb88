import ballerina/http;
import ballerina/io;

# The port the CRM listens on.
configurable int port = 9091;
# The token its callers present.
configurable string apiKey = ?;
# Every so many-th call fails, to show what its callers do then; 0 for none.
configurable int failEvery = 3;

# A customer as the CRM knows one.
type Customer readonly & record {|
    string id;
    string name;
    string tier;
|};

final map<Customer> & readonly customers = {
    "C-100": {id: "C-100", name: "Ada Lovelace", tier: "gold"},
    "C-200": {id: "C-200", name: "Grace Hopper", tier: "gold"},
    "C-300": {id: "C-300", name: "Barbara Liskov", tier: "silver"}
};

int calls = 0;

service /customers on new http:Listener(port) {

    # Tells who a customer is.
    #
    # + id - the customer's number
    # + authorization - the bearer token
    # + return - the customer, or why not
    resource function get [string id](@http:Header string? authorization = ())
            returns Customer|http:Unauthorized|http:NotFound|http:ServiceUnavailable {
        calls += 1;
        if authorization != string `Bearer ${apiKey}` {
            io:println(string `call ${calls}: ${id}: 401 Unauthorized`);
            return http:UNAUTHORIZED;
        }
        if failEvery > 0 && calls % failEvery == 0 {
            io:println(string `call ${calls}: ${id}: 503 Service Unavailable, on purpose`);
            return http:SERVICE_UNAVAILABLE;
        }
        Customer? customer = customers[id];
        if customer is () {
            io:println(string `call ${calls}: ${id}: 404 Not Found`);
            return http:NOT_FOUND;
        }
        io:println(string `call ${calls}: ${id}: 200 OK, ${customer.name}`);
        return customer;
    }
}
