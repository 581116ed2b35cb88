// A panic leaves the lock.

import ballerina/io;

isolated int n = 0;

isolated function fails() {
    lock {
        n += 1;
        panic error("x");
    }
}

isolated function get() returns int {
    lock {
        return n;
    }
}

public function main() {
    error? e = trap fails();
    worker w returns int {
        return get();
    }
    int k = wait w;
    io:println(e is error, k); // @output true1
}
