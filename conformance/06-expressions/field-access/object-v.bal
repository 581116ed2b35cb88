// Fields of objects are read with a dot.

import ballerina/io;

class P {
    int x = 1;
    P? next = ();
}

public function main() {
    P p = new;
    p.x = 5;
    object {int x;} o = p;
    io:println(o.x, p.next is ()); // @output 5true
}
