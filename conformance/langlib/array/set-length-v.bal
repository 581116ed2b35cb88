// setLength cuts off, or fills in.

import ballerina/io;

public function main() {
    string[] a = ["x", "y"];
    a.setLength(3);
    io:println(a); // @output ["x","y",""]
    a.setLength(1);
    io:println(a); // @output ["x"]
    a.setLength(0);
    io:println(a); // @output []
    (int|string)[] b = [1];
    error? e = trap b.setLength(2);
    io:println(e is error, b); // @output true[1]
}
