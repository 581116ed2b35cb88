// new C(args) calls the class's init with the arguments.

import ballerina/io;

class Point {
    int x;
    int y;

    function init(int x, int y = 7) {
        self.x = x;
        self.y = y;
    }
}

public function main() {
    Point p = new Point(1, 2);
    Point q = new Point(3);
    Point r = new Point(y = 5, x = 4);
    var s = new Point(6);
    io:println(p.x, p.y, q.x, q.y, r.x, r.y, s.x); // @output 1237456
}
