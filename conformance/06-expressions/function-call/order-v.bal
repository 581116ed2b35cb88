// Receiver and arguments are evaluated from left to right, whatever the order of
// parameters; defaults come after them.

import ballerina/io;

type Style record {|
    string colour = "black";
    int width = 1;
|};

class Pen {
    function draw(int x, int y = log("default", x), *Style style) returns Pen {
        io:println(x, " ", y, " ", style);
        return self;
    }
}

function log(string what, int n) returns int {
    io:println(what);
    return n;
}

function pen() returns Pen {
    io:println("pen");
    return new;
}

public function main() {
    Pen p = pen().draw(width = log("width", 7), y = log("y", 2), colour = log("colour", 0).toString(), x = log("x", 1));
    // @output pen
    // @output width
    // @output y
    // @output colour
    // @output x
    // @output 1 2 {"colour":"0","width":7}
    _ = p.draw(colour = log("colour", 5).toString(), x = log("x", 3));
    // @output colour
    // @output x
    // @output default
    // @output 3 3 {"colour":"5","width":1}
}
