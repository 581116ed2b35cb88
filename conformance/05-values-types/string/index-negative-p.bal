// A negative index panics.

import ballerina/io;

public function main() {
    string s = "abc";
    int i = -1;
    io:println(s[i]); // @panic
}
