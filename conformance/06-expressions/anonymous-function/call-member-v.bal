// A function in a list or a map is called through a variable.

import ballerina/io;

public function main() {
    map<function (int) returns int> ops = {inc: n => n + 1, dbl: n => n * 2};
    function (int) returns int f = ops.get("dbl");
    io:println(f(4)); // @output 8
    foreach var g in ops {
        io:println(g(10));
        // @output 11
        // @output 20
    }
}
