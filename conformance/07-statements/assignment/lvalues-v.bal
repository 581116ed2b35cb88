// Variables, fields and members can be assigned to, also in depth.

import ballerina/io;

type P record {|
    int x;
    int[] l = [];
    P? next = ();
|};

class C {
    P p = {x: 1};
    int n = 0;
}

public function main() {
    C c = new;
    c.n = 5;
    c.p.x = 2;
    c.p.l[1] = 7;
    map<P> m = {a: {x: 9}};
    m["b"] = c.p;
    map<map<int[]>> deep = {};
    deep["x"]["y"][1] = 4;
    io:println(c.n, c.p.x, c.p.l, m["b"] === c.p, deep); // @output 52[0,7]true{"x":{"y":[0,4]}}
}
