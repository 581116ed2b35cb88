// Functions may be defined in any order, call each other, and themselves.

import ballerina/io;

public function main() {
    io:println(even(10), odd(7), factorial(10)); // @output truetrue3628800
}

function even(int n) returns boolean => n == 0 || odd(n - 1);

function odd(int n) returns boolean => n != 0 && even(n - 1);

function factorial(int n) returns int {
    return n <= 1 ? 1 : n * factorial(n - 1);
}
