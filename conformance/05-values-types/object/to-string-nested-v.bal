// An object within a value is shown by its toString method.

import ballerina/io;

class Point {
    private final int x;

    function init(int x) {
        self.x = x;
    }

    public isolated function toString() returns string => string `x=${self.x}`;
}

public function main() {
    Point p = new (4);
    io:println([p, p]); // @output [x=4,x=4]
    io:println({"at": p}.toString()); // @output {"at":x=4}
    io:println([p].toBalString()); // @output [object x=4]
}
