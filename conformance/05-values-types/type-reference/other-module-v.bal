// A type reference may name a type of another module.

import app.geo;

import ballerina/io;

type Route geo:Point[];

public function main() {
    Route r = [{x: 1, y: 2}];
    geo:Point p = r[0];
    record {|int x; int y;|} same = p;
    io:println(p, " ", same === p); // @output {"x":1,"y":2} true
}
