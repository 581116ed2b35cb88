// Types, classes, constants, enumerations and functions of another module are
// used through its prefix.

import app.geo as g;

import ballerina/io;

type Named record {|
    *g:Point;
    string name;
|};

class Square {
    *g:Shape;

    public function area() returns float => g:UNIT * 4.0;
}

public function main() returns error? {
    Named n = {x: 1, y: 2, name: "a"};
    g:Point p = {x: n.x, y: n.y};
    g:Shape s = new Square();
    g:Circle c = check new (2);
    error|g:Circle bad = new g:Circle(-1);
    io:println(p, s.area(), c.area(), bad is g:Negative, g:flip(g:UP)); // @output {"x":1,"y":2}4.012.0truedown
}
