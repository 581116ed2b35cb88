// The cause of an error may be taken apart as well.

import ballerina/io;

public function main() {
    error inner = error("inner", code = 7);
    error e = error("outer", inner, again = true);
    var error(message, cause, ...rest) = e;
    io:println(message, " ", cause is error ? cause.message() : "", " ", rest); // @output outer inner {"again":true}
}
