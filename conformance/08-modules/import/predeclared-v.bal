// The lang library modules of keywords need no import.

import ballerina/io;

public function main() {
    io:println(int:abs(-5), string:length("abc"), float:PI > 3.0); // @output 53true
    io:println(boolean:fromString("true"), map:length({a: 1})); // @output true1
    error e = error("x");
    io:println(error:message(e)); // @output x
}
