// Types may be written in place wherever a name may stand.

import ballerina/io;

function f(record {|int n; "a"|"b" s;|}[] list, map<[int, string]> m) returns [int, record {|int total;|}] {
    int total = 0;
    foreach record {|int n; string s;|} r in list {
        total += r.n;
    }
    return [m.length(), {total}];
}

public function main() {
    io:println(f([{n: 1, s: "a"}, {n: 2, s: "b"}], {x: [1, "y"]})); // @output [1,{"total":3}]
}
