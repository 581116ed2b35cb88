// Nothing is taken from an empty list.

import ballerina/io;

public function main() {
    string[] a = ["x", "y", "z"];
    io:println(a.shift(), a.pop(), a); // @output xz["y"]
    io:println(a.pop()); // @output y
    string|error s = trap a.shift();
    io:println(s is error); // @output true
    _ = a.pop(); // @panic
}
