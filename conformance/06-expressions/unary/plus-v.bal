// Plus gives its operand.

import ballerina/io;

public function main() {
    int a = +5;
    byte b = 7;
    byte c = +b;
    io:println(a, +c, +1.5); // @output 571.5
}
