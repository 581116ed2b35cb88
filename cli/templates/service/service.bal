import ballerina/http;

# The port the service listens on.
configurable int port = 9090;

# The answer to a greeting request.
type Greeting record {|
    # the greeting itself
    string message;
|};

service / on new http:Listener(port) {

    # Greets a caller: `curl localhost:9090/greeting?name=Ada`.
    #
    # + name - who is greeted
    # + return - the greeting, or 400 when the name is empty
    resource function get greeting(string name = "World") returns Greeting|http:BadRequest {
        if name.trim().length() == 0 {
            return <http:BadRequest>{body: {message: "name must not be empty"}};
        }
        return {message: string `Hello, ${name}!`};
    }
}
