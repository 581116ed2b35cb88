// A closure shares the variables that it captures.

import ballerina/io;

public function main() {
    int n = 1;
    function () f = function() {
        n += 10;
    };
    f();
    io:println(n); // @output 11
    n = 5;
    f();
    io:println(n); // @output 15
}
