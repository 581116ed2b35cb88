// panic ends the program with its error.

import ballerina/io;

type MyError distinct error<record {|int code;|}>;

public function main() {
    io:println("before"); // @output before
    panic error MyError("custom message", code = 7); // @panic custom message
}
