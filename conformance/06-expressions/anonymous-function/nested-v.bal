// Closures may return closures, with variables from every level.

import ballerina/io;

function adder(int a) returns function (int) returns function (int) returns int {
    return function(int b) returns function (int) returns int {
        int sum = a + b;
        return c => sum + c;
    };
}

public function main() {
    var f = adder(1);
    var g = f(10);
    var h = f(20);
    io:println(g(100), h(100)); // @output 111121
}
