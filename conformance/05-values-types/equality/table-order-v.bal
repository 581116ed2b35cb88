// Tables are compared with their rows in order, and their keys.

import ballerina/io;

public function main() {
    table<record {|readonly int k;|}> key(k) a = table [{k: 1}, {k: 2}];
    table<record {|readonly int k;|}> key(k) b = table [{k: 2}, {k: 1}];
    table<record {|readonly int k;|}> key(k) c = table [{k: 1}, {k: 2}];
    io:println(a == b, a == c, a === c); // @output falsetruefalse
}
