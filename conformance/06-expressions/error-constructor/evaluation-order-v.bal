// Message, cause and details are evaluated in order.

import ballerina/io;

function note(string s) returns string {
    io:println(s);
    return s;
}

public function main() {
    error e = error(note("message"), error(note("cause")), a = note("a"), b = note("b"));
    // @output message
    // @output cause
    // @output a
    // @output b
    io:println(e.message()); // @output message
}
