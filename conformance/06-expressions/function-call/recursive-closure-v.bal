// A closure may call itself through a variable.

import ballerina/io;

public function main() {
    function (int) returns int f = n => n;
    f = n => n <= 1 ? 1 : n * f(n - 1);
    io:println(f(5)); // @output 120
}
