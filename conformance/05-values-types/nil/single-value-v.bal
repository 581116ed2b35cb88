// () is the only value of its type; null is another way to write it.

import ballerina/io;

public function main() {
    () a = ();
    () b = null;
    io:println(a == b, a === b); // @output truetrue
    any x = a;
    io:println(x is ()); // @output true
    json j = null;
    io:println(j is ()); // @output true
}
