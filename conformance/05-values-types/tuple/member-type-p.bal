// Each member of a tuple keeps its own type.

import ballerina/io;

public function main() {
    [int, string, boolean...] t = [1, "x"];
    (int|string|boolean)[] list = t;
    list[0] = 2;
    list.push(true);
    io:println(t); // @output [2,"x",true]
    list[1] = 3; // @panic
}
