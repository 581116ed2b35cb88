// A rest descriptor gives the type of the further fields.

import ballerina/io;

type Scores record {|
    string name;
    int...;
|};

public function main() {
    Scores s = {name: "a", "x": 1};
    s["y"] = 2;
    int? x = s["x"];
    io:println(s, x); // @output {"name":"a","x":1,"y":2}1
    any a = s;
    io:println(a is record {|string name; anydata...;|}, a is record {|int|string...;|}); // @output truetrue
    io:println(a is record {|string name;|}); // @output false
}
