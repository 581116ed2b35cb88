// A tuple may be spread over parameters, an array over a rest parameter.

import ballerina/io;

function f(int a, string b, boolean... c) returns string => [a, b, c].toString();

public function main() {
    [int, string, boolean...] t = [1, "x", true];
    io:println(f(...t)); // @output [1,"x",[true]]
    boolean[] more = [false, true];
    io:println(f(2, "y", ...more)); // @output [2,"y",[false,true]]
    record {|int a; string b;|} r = {a: 3, b: "z"};
    io:println(f(...r)); // @output [3,"z",[]]
}
