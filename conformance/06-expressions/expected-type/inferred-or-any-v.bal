// No expected type differs from one that allows everything.

import ballerina/io;

public function main() {
    var a = [1, "x"];
    any b = [1, "x"];
    a[0] = 2;
    any c = a;
    io:println(c is [int, string], " ", b is [int, string], " ", b is (any|error)[]); // @output true false true
}
