// The expected type reaches through signs to a literal.

import ballerina/io;

public function main() {
    float a = -1;
    decimal b = +2;
    decimal c = -(3 + 4);
    io:println(a, " ", b, " ", c); // @output -1.0 2 -7
    float z = 0.0;
    io:println(-z === z, " ", -z == z); // @output false true
}
