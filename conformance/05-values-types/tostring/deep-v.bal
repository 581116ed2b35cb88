// Values may be nested as deep as memory allows.

import ballerina/io;

public function main() {
    anydata a = 1;
    foreach int i in 0 ..< 100000 {
        a = [a];
    }
    string s = a.toString();
    io:println(s.length()); // @output 200001
    anydata b = a.clone();
    io:println(a == b, a === b); // @output truefalse
    io:println(a.cloneReadOnly().toBalString().length()); // @output 200001
}
