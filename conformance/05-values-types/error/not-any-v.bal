// any is everything except errors.

import ballerina/io;

public function main() {
    any|error a = error("x");
    io:println(a is error, a is any); // @output truefalse
    any b = [error("inside")];
    io:println(b is any); // @output true
}
