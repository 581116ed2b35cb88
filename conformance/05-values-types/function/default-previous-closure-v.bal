// The default of a method's parameter may use the parameters before it, too.

import ballerina/io;

class Painter {
    function rectangle(int w, int h = w, string c = w == h ? "square" : "oblong") returns string => string `${w}x${h} ${c}`;
}

public function main() {
    Painter p = new;
    io:println(p.rectangle(2)); // @output 2x2 square
    io:println(p.rectangle(2, 3)); // @output 2x3 oblong
    io:println(p.rectangle(2, c = "red")); // @output 2x2 red
}
