// Tables give their rows, streams their values, maps their members.

import ballerina/io;

public function main() {
    table<record {|readonly int k; int v;|}> key(k) t = table [{k: 1, v: 10}, {k: 2, v: 20}];
    stream<int> s = [1, 2].toStream();
    map<int> m = {a: 100, b: 200};
    int[] all = from var {v} in t
        from int x in m
        select v + x;
    int[] rest = from int n in s
        select n;
    io:println(all, rest); // @output [110,210,120,220][1,2]
}
