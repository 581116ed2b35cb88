// All operands are evaluated even when the first is nil.

import ballerina/io;

function say(int? n) returns int? {
    io:println("say");
    return n;
}

public function main() {
    int? r = say(()) + say(1);
    // @output say
    // @output say
    io:println(r is ()); // @output true
}
