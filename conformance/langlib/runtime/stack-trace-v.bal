// getStackTrace begins with the function that calls it.

import ballerina/io;
import ballerina/lang.runtime;

function here() returns runtime:StackFrame[] => runtime:getStackTrace();

public function main() {
    runtime:StackFrame[] frames = here();
    io:println(frames[0].toString().includes("here"), frames[1].toString().includes("main")); // @output truetrue
}
