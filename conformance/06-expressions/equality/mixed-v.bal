// Equality looks through lists, mappings, tables and xml together.

import ballerina/io;

public function main() {
    anydata a = [1, {k: [2.0, (), "x"]}, xml `<a/>`, 1.0d];
    anydata b = [1, {k: [2.0, (), "x"]}, xml `<a/>`, 1.00d];
    anydata c = [1, {k: [2, (), "x"]}, xml `<a/>`, 1.0d];
    io:println(a == b, a == c); // @output truefalse
    map<int> m = {a: 1};
    record {|int a; int b?;|} r = {a: 1};
    io:println(m == r); // @output true
    r.b = 2;
    io:println(m == r); // @output false
}
