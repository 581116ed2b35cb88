// A record whose fields are all optional or have defaults can be filled in.

import ballerina/io;

type Point record {|
    int x = 1;
    int y?;
|};

type Pair [int, string];

public function main() {
    Point[] p = [];
    p[1] = {x: 5};
    io:println(p); // @output [{"x":1},{"x":5}]
    Pair[] q = [];
    q[1] = [1, "a"];
    io:println(q); // @output [[0,""],[1,"a"]]
    int[2][] r = [];
    r[1] = [9];
    io:println(r); // @output [[],[9]]
}
