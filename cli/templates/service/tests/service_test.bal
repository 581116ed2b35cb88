import ballerina/http;
import ballerina/test;

final http:Client greeter = check new (string `http://localhost:${port}`);

@test:Config
function greetsByName() returns error? {
    Greeting greeting = check greeter->/greeting(name = "Ada");
    test:assertEquals(greeting.message, "Hello, Ada!");
}

@test:Config
function asksForAName() returns error? {
    http:Response response = check greeter->/greeting(name = " ");
    test:assertEquals(response.statusCode, http:STATUS_BAD_REQUEST);
}
