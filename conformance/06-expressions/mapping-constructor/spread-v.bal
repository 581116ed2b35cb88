// A spread field adds all fields of another mapping.

import ballerina/io;

type P record {|
    int x;
    int y;
|};

public function main() {
    P p = {x: 1, y: 2};
    map<int> m = {...p, "z": 3};
    io:println(m); // @output {"x":1,"y":2,"z":3}
    record {|int z; *P;|} r = {z: 5, ...p};
    io:println(r.x, r.y, r.z); // @output 125
    p.x = 9;
    io:println(m["x"]); // @output 1
}
