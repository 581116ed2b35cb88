// do executes its block, which has its own scope.

import ballerina/io;

public function main() {
    do {
        int n = 1;
        io:println(n); // @output 1
    }
    int n = 2;
    io:println(n); // @output 2
}
