// Keys may be of any ordered type, tuples and booleans included.

import ballerina/io;

public function main() {
    record {|string s; boolean b; decimal? d;|}[] rows = [
        {s: "x", b: true, d: 1.5},
        {s: "y", b: false, d: ()},
        {s: "z", b: false, d: 0.5}
    ];
    io:println(from var r in rows
        order by r.b, r.d
        select r.s); // @output ["z","y","x"]
    io:println(from var r in rows
        order by [r.d, r.s] descending
        select r.s); // @output ["x","z","y"]
}
