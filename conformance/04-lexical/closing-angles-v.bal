// The > that close type parameters may follow each other without space.

import ballerina/io;

public function main() {
    map<map<map<int>>> m = {a: {b: {c: 1}}};
    map<stream<int>>s = {};
    io:println(m, " ", s.length()); // @output {"a":{"b":{"c":1}}} 0
    io:println(16>>>2>>1); // @output 2
}
