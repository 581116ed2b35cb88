// When a function ends, the workers that wait for its messages learn how.

import ballerina/io;

function listen(boolean silent) returns future<string> {
    worker ear returns string {
        int|error:NoMessage n = <- function;
        return n is int ? n.toString() : "silence";
    }
    future<string> f = ear;
    if silent {
        return f;
    }
    7 -> ear;
    return f;
}

public function main() returns error? {
    string a = check wait listen(false);
    io:println(a); // @output 7
    string b = check wait listen(true);
    io:println(b); // @output silence
}
