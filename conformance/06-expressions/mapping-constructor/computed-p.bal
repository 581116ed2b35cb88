// A computed name that the inherent type does not allow panics.

import ballerina/io;

type P record {|
    int x;
    int y?;
|};

public function main() {
    string k = "y";
    P p = {x: 1, [k]: 2};
    io:println(p); // @output {"x":1,"y":2}
    k = "z";
    P q = {x: 1, [k]: 2}; // @panic
    io:println(q);
}
