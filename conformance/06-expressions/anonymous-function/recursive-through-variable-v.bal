// A closure sees a module function and the variables after their assignment.

import ballerina/io;

public function main() {
    function (int) returns int fib = n => n;
    fib = function(int n) returns int {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    };
    io:println(fib(10)); // @output 55
}
