import ballerina/io;

// A method as a value is isolated when the method and its object are.

isolated class Safe {
    isolated function a() returns int => 1;

    function b() returns int => 2;
}

class Plain {
    int n = 3;

    isolated function a() returns int => self.n;
}

public function main() {
    Safe safe = new;
    Plain plain = new;
    isolated function () returns int f = safe.a;
    function () returns int g = plain.a;
    any h = isolated function() {
    };
    io:println(f()); // @output 1
    io:println(g()); // @output 3
    io:println(g is isolated function); // @output false
    io:println(h is isolated function); // @output true
}
