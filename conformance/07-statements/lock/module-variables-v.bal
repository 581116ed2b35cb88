// A lock without restricted variables may use any state.

import ballerina/io;

int a = 0;
int[] log = [];

function add(int n) returns int {
    lock {
        a += n;
        log.push(a);
        int[] copy = log;
        return copy.length();
    }
}

public function main() {
    io:println(add(1), add(2), a, log); // @output 123[1,3]
}
