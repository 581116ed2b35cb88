// d and D make a literal decimal, f and F float; an integer may have them too.

import ballerina/io;

public function main() {
    var a = 1d;
    var b = .5D;
    var c = 2e3d;
    var d = 4f;
    var e = 2.5F;
    io:println(a is decimal, " ", b is decimal, " ", c is decimal); // @output true true true
    io:println(<any>d is float, " ", <any>e is float); // @output true true
    io:println(a + b, " ", c, " ", d + e); // @output 1.5 2E+3 6.5
}
