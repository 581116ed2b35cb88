// A record type is a subtype of a map type that allows its fields.

import ballerina/io;

type Point record {|
    int x;
    int y;
|};

public function main() {
    Point p = {x: 1, y: 2};
    map<int> m = p;
    m["x"] = 10;
    io:println(p.x); // @output 10
    any a = p;
    io:println(a is map<int>, a is map<string>, a is map<anydata>); // @output truefalsetrue
}
