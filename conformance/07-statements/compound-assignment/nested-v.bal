// The place of a compound assignment may be a field or member; its parts are
// evaluated once.

import ballerina/io;

int calls = 0;

function at() returns int {
    calls += 1;
    return 1;
}

public function main() {
    int[] list = [1, 2];
    list[at()] += 10;
    map<int> m = {a: 1};
    m["a"] = 5;
    record {|string s;|} r = {s: "x"};
    r.s += "y";
    int b = 12;
    b &= 10;
    b <<= 2;
    b ^= 1;
    io:println(list, calls, r, b); // @output [1,12]1{"s":"xy"}33
}
