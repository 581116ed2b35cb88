// A call that never returns normally can be started.

import ballerina/io;

function stop() returns never {
    panic error("stopped");
}

public function main() {
    future<never> f = start stop();
    error? e = trap wait f;
    io:println(e is error); // @output true
}
