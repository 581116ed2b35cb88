// A worker can be waited for through a future; the wait may fail like any other.

import ballerina/io;

function begin() returns future<int> {
    worker w returns int {
        return 41;
    }
    return w;
}

public function main() returns error? {
    future<int> f = begin();
    int n = check wait f;
    io:println(n + 1); // @output 42
    int|error again = wait f;
    io:println(again is error); // @output true
}
