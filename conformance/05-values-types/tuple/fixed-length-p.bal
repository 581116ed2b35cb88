// A tuple without a rest descriptor cannot get shorter.

import ballerina/io;

public function main() {
    [int, string] t = [1, "a"];
    (int|string)[] a = t;
    io:println(a); // @output [1,"a"]
    _ = a.pop(); // @panic
}
