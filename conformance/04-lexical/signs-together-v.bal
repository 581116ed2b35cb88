// Signs may stand next to each other, each an operator of its own.

import ballerina/io;

public function main() {
    int n = 5;
    boolean b = true;
    io:println(1 - -n, " ", - -n, " ", ~~n, " ", !!b, " ", -+n); // @output 6 5 5 true -5
}
