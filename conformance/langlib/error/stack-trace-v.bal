// The stack trace begins where the error was constructed.

import ballerina/io;

function inner() returns error => error("x");

function outer() returns error => inner();

public function main() {
    error:StackFrame[] frames = outer().stackTrace();
    io:println(frames.length() >= 3); // @output true
    io:println(frames[0].toString().includes("inner"), frames[1].toString().includes("outer"), frames[0].toString().includes("\n")); // @output truetruefalse
}
