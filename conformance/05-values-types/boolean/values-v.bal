// true and false are the values of boolean.

import ballerina/io;

public function main() {
    boolean t = true;
    false f = false;
    io:println(t, f, t is true, t is false); // @output truefalsetruefalse
    true|false u = t;
    io:println(u); // @output true
}
