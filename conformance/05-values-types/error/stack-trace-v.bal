// The stack trace describes where the constructor was evaluated.

import ballerina/io;

function make() returns error {
    return error("x");
}

public function main() {
    error e = make();
    error:StackFrame[] frames = e.stackTrace();
    io:println(frames.length() >= 2); // @output true
    io:println(frames[0].toString().startsWith("callableName: make")); // @output true
}
