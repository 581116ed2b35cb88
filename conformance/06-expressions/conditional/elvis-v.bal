// L ?: R is L unless that is nil, and then evaluates R.

import ballerina/io;

function say(int n) returns int {
    io:println("say");
    return n;
}

public function main() {
    int? a = 1;
    int? n = ();
    io:println(a ?: say(5)); // @output 1
    io:println(n ?: say(5));
    // @output say
    // @output 5
    int b = n ?: a ?: 7;
    io:println(b); // @output 1
    string|int c = n ?: "s";
    io:println(c); // @output s
}
