// The right operand is evaluated only when it decides.

import ballerina/io;

function say(boolean b) returns boolean {
    io:println("say");
    return b;
}

public function main() {
    boolean f = false;
    boolean t = true;
    io:println(f && say(true)); // @output false
    io:println(t || say(true)); // @output true
    io:println(t && say(false));
    // @output say
    // @output false
    io:println(f || say(true));
    // @output say
    // @output true
    io:println(t || t && f); // @output true
}
