// Without an expected type the list is a tuple of the members' broad types.

import ballerina/io;

public function main() {
    var t = [1, "a", true];
    [int, string, boolean] u = t;
    t[0] = 5;
    io:println(u); // @output [5,"a",true]
    any a = t;
    io:println(a is [int, string, boolean]); // @output true
    int[] l = [1, 2];
    var v = ["x", ...l];
    [string, int...] w = <[string, int...]>["x", 1];
    io:println(v, w); // @output ["x",1,2]["x",1]
}
