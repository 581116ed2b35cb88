// A worker that reaches its end gives nil.

import ballerina/io;

public function main() {
    worker a {
        int n = 1;
        n += 1;
    }

    worker b returns int? {
        return;
    }

    () x = wait a;
    int? y = wait b;
    io:println(x is (), y is ()); // @output truetrue
}
