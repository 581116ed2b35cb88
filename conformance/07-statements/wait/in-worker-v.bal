// Workers may wait for each other.

import ballerina/io;

public function main() {
    worker a returns int {
        return 1;
    }

    worker b returns int {
        int n = wait a;
        return n + 1;
    }

    int n = wait b;
    io:println(n); // @output 2
}
