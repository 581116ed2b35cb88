// new without a class takes the one expected.

import ballerina/io;

class Point {
    int x = 1;

    function init(int x = 5) {
        self.x = x;
    }
}

function make() returns Point => new (8);

public function main() {
    Point p = new;
    Point q = new ();
    Point? r = new (3);
    Point[] l = [new, new (9)];
    io:println(p.x, q.x, r is Point ? r.x : 0, l[1].x, make().x); // @output 55398
}
