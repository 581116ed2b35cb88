// A variable declared with var has a broad type: it takes other values of the
// literal's basic type.

import ballerina/io;

public function main() {
    var n = 1;
    n = 2;
    var s = "a";
    s = "b";
    var list = [1, "x"];
    list = [5, "y"];
    var m = {a: 1};
    m = {a: 7};
    io:println(n, s, list, m); // @output 2b[5,"y"]{"a":7}
}
