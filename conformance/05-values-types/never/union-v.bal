// T|never is T.

import ballerina/io;

type N int|never;

function stop() returns never {
    panic error("stop");
}

public function main() {
    N n = 1;
    int m = n;
    typedesc<anydata> t = N;
    io:println(m, " ", t is typedesc<int>); // @output 1 true
    int|error e = trap stop();
    io:println(e is error); // @output true
}
