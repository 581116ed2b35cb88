// Values of different basic types are never equal.

import ballerina/io;

public function main() {
    anydata[] values = [(), false, 0, 0.0, 0d, "", xml ``, [], {}];
    int equal = 0;
    foreach anydata a in values {
        foreach anydata b in values {
            equal += a == b ? 1 : 0;
        }
    }
    io:println(equal); // @output 9
}
