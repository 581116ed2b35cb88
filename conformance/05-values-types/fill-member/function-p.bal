// Functions have no filler value.

import ballerina/io;

public function main() {
    (function () returns int)[] list = [];
    list[0] = () => 1;
    io:println(list.length()); // @output 1
    list[2] = () => 2; // @panic
}
