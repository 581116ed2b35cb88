// A function of the library with an external body is a function like others.

import ballerina/io;

public function main() {
    function (int...) returns int f = int:sum;
    function (string) returns int g = string:length;
    io:println(f(1, 2, 3), g("abc")); // @output 63
    any h = float:sqrt;
    io:println(h is isolated function (float) returns float); // @output true
}
