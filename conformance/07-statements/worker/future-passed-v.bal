// A worker's future may be passed to a function.

import ballerina/io;

function get(future<int> f) returns int|error {
    return wait f;
}

public function main() {
    worker w returns int {
        return 12;
    }
    future<int> f = w;
    io:println(get(f)); // @output 12
}
