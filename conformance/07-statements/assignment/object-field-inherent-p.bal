// A field's own type decides at run time.

import ballerina/io;

class Wide {
    int|string v = 1;
}

class Narrow {
    int v = 1;
}

public function main() {
    object {int|string v;} o = new Wide();
    o.v = "x";
    io:println(o.v); // @output x
    o = new Narrow();
    o.v = 2;
    o.v = "y"; // @panic
}
