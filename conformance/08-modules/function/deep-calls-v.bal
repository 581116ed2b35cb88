// Calls may be nested deeply, of functions, methods and function values; too deeply
// is a panic that can be trapped.

import ballerina/io;

function count(int n) returns int {
    return n == 0 ? 0 : 1 + count(n - 1);
}

class Counter {
    function count(int n) returns int {
        if n == 0 {
            return 0;
        }
        return 1 + self.count(n - 1);
    }
}

public function main() {
    Counter c = new;
    io:println(count(20000), c.count(20000)); // @output 2000020000
    int|error f = trap count(10000000);
    io:println(f is error ? f.message() : "none"); // @output {ballerina}StackOverflow
    int|error m = trap c.count(10000000);
    io:println(m is error ? m.message() : "none"); // @output {ballerina}StackOverflow
    io:println(count(10), c.count(10)); // @output 1010
}
