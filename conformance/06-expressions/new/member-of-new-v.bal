// What new makes may be used at once.

import ballerina/io;

class Box {
    int n;

    function init(int n = 1) {
        self.n = n;
    }

    function twice() returns int => self.n * 2;
}

public function main() {
    io:println(new Box().n, new Box(3).twice(), (new Box(4)).twice()); // @output 168
    Box[] all = [new, new (5), new Box(6)];
    io:println(from Box b in all
        select b.n); // @output [1,5,6]
}
