// A stream is constructed lazily.

import ballerina/io;

function say(int n) returns int {
    io:println("say", n);
    return n * 10;
}

public function main() {
    stream<int> s = stream from int n in [1, 2]
        select say(n);
    io:println("made"); // @output made
    io:println(s.next());
    // @output say1
    // @output {"value":10}
    io:println(s.next());
    // @output say2
    // @output {"value":20}
    io:println(s.next() is ()); // @output true
}
