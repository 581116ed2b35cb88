// var takes the type of the initializer.

import ballerina/io;

public function main() {
    var a = 1;
    var b = [1, "x"];
    var c = a > 0 ? "s" : 5;
    int d = a;
    [int, string] e = b;
    string|int f = c;
    io:println(d, e, f); // @output 1[1,"x"]s
    final var g = a + 1;
    io:println(g); // @output 2
}
