// A range may end at the greatest int.

import ballerina/io;

public function main() {
    int n = 0;
    foreach int i in int:MAX_VALUE - 1 ... int:MAX_VALUE {
        n += 1;
        io:println(i == int:MAX_VALUE);
        // @output false
        // @output true
    }
    io:println(n); // @output 2
}
