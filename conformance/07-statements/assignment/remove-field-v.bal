// Assigning nil to an optional field removes it.

import ballerina/io;

type P record {|
    int x;
    int y?;
|};

public function main() {
    P p = {x: 1, y: 2};
    p.y = ();
    io:println(p); // @output {"x":1}
    p.y = ();
    p["y"] = 3;
    io:println(p); // @output {"x":1,"y":3}
    int? none = ();
    p["y"] = none;
    io:println(p); // @output {"x":1}
}
