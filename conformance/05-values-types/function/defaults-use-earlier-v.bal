// A default may use the parameters before it, and is evaluated at each call.

import ballerina/io;

int calls = 0;

function tick() returns int {
    calls += 1;
    return calls;
}

function f(int a, int b = a * 2, int c = a + b + tick()) returns int[] => [a, b, c];

public function main() {
    io:println(f(1)); // @output [1,2,4]
    io:println(f(1, 5)); // @output [1,5,8]
    io:println(f(1, c = 0), calls); // @output [1,2,0]2
    io:println(f(2)); // @output [2,4,9]
}
