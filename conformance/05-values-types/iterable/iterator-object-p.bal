// An iterator object panics on next() when the list has grown since it was made.

import ballerina/io;

public function main() {
    string[] a = ["x"];
    var it = a.iterator();
    io:println(it.next()); // @output {"value":"x"}
    io:println(it.next()); // @output 
    a.push("y");
    var other = a.iterator();
    io:println(other.next()); // @output {"value":"x"}
    a.push("z");
    _ = other.next(); // @panic
}
