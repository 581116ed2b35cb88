// false && x is the singleton false, true || x the singleton true.

import ballerina/io;

function b() returns boolean {
    io:println("called");
    return true;
}

public function main() {
    false f = false && b();
    true t = true || b();
    io:println(f, t, true && b());
    // @output called
    // @output falsetruetrue
}
