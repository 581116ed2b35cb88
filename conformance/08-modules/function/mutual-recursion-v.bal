// Functions may use each other, in any order.

import ballerina/io;

public function main() {
    io:println(even(10), odd(7), even(3)); // @output truetruefalse
}

function even(int n) returns boolean => n == 0 || odd(n - 1);

function odd(int n) returns boolean => n != 0 && even(n - 1);
