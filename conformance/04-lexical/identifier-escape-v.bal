// A backslash lets a character that is not an identifier's character be part
// of one; \u{H} gives the character by its code point.

import ballerina/io;

public function main() {
    int first\ name = 1;
    int a\-b = 2;
    int \u{63}ode = 3;
    io:println(first\ name + a\-b + code); // @output 6
    map<int> m = {first\ name, a\-b};
    io:println(m); // @output {"first name":1,"a-b":2}
}
