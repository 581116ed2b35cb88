// An aggregated variable spreads in arguments and in list constructors.

import ballerina/io;

function longest(string first, string... others) returns string {
    string best = first;
    foreach string s in others {
        best = s.length() > best.length() ? s : best;
    }
    return best;
}

public function main() {
    [string, int][] rows = [["x", 3], ["y", 9], ["x", 5]];
    var l = from var [k, n] in rows
        group by k
        select {k, min: min(n), max: max(n), avg: avg(n), all: [0, ...[n], 1], len: [n].length()};
    foreach var r in l {
        io:println(r.k, r.min, r.max, r.avg, r.all, r.len);
        // @output x354[0,3,5,1]2
        // @output y999[0,9,1]1
    }
    string[] words = from string w in ["a", "bbb", "cc"]
        group by var one = 1
        select longest(w);
    io:println(words); // @output ["bbb"]
}
