// A cycle is shown as three dots.

import ballerina/io;

public function main() {
    anydata[] a = [1];
    a.push(a);
    io:println(a.toString()); // @output [1,...]
    map<anydata> m = {k: 1};
    m["m"] = m;
    io:println(m); // @output {"k":1,"m":...}
}
