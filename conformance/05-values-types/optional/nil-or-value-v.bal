// T? is T|().

import ballerina/io;

type Name string?;

public function main() {
    Name n = ();
    string|() m = n;
    io:println(m is ()); // @output true
    n = "x";
    io:println(n ?: "none"); // @output x
    int?[] list = [1, (), 3];
    io:println(list); // @output [1,null,3]
}
