// The including type's own rest descriptor wins.

import ballerina/io;

type Base record {|
    int id;
    string...;
|};

type Derived record {|
    *Base;
    int...;
|};

public function main() {
    Derived d = {id: 1, "x": 2};
    int? x = d["x"];
    io:println(x); // @output 2
}
