// A value that does not belong to the type panics.

import ballerina/io;

public function main() {
    any a = "x";
    string s = <string>a;
    io:println(s); // @output x
    int n = <int>a; // @panic
    io:println(n);
}
