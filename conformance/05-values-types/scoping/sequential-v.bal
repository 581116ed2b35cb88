// Names of different blocks do not meet.

import ballerina/io;

public function main() {
    if true {
        int n = 1;
        io:println(n); // @output 1
    }
    foreach string n in ["x"] {
        io:println(n); // @output x
    }
    float n = 2.5;
    io:println(n); // @output 2.5
}
