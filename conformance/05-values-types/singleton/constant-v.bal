// A constant used as a type is the singleton of its value.

import ballerina/io;

const LIMIT = 10;
const string MODE = "fast";

type Setting LIMIT|MODE|();

public function main() {
    Setting s = 10;
    Setting t = "fast";
    LIMIT l = LIMIT;
    io:println(s, t, l); // @output 10fast10
    int n = 5 * 2;
    any a = n;
    io:println(a is LIMIT); // @output true
}
