// call hands its arguments on, also to a rest parameter.

import ballerina/io;

function f(string s, int... ns) returns string => s + ns.toString();

public function main() {
    function g = f;
    any|error a = g.call("x", 1, 2);
    any|error b = function:call(g, ...["y", 3]);
    io:println(a is error, a, b is error); // @output falsex[1,2]false
}
