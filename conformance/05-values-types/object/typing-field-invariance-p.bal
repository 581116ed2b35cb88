// A field of a subtype may be seen as of a wider type, and keeps its own.

import ballerina/io;

type Wide object {
    public int|string v;
};

class Narrow {
    public int v = 1;
}

public function main() {
    Wide w = new Narrow();
    w.v = 2;
    io:println(w.v); // @output 2
    w.v = "x"; // @panic
}
