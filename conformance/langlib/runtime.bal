import ballerina/io;
import ballerina/lang.runtime;

public function main() {
    runtime:sleep(0.01);
    io:println("slept"); // @output slept
    runtime:StackFrame[] frames = runtime:getStackTrace();
    io:println(frames.length() > 0, " ", frames[0].toString().includes("main")); // @output true true
}
