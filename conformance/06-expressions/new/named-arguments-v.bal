// The arguments of new may be named, and spread.

import ballerina/io;

class Box {
    int w;
    int h;

    function init(int w, int h = 1) {
        self.w = w;
        self.h = h;
    }
}

public function main() {
    Box a = new (h = 3, w = 2);
    int[2] sides = [4, 5];
    Box b = new Box(...sides);
    io:println(a.w, a.h, b.w, b.h); // @output 2345
}
