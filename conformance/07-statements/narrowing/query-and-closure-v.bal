// A narrowed final variable keeps its type within closures and queries.

import ballerina/io;

function f(int|string v, int[] list) returns int[] {
    if v is int {
        function () returns int twice = () => v * 2;
        return from int n in list
            select n + v + twice();
    }
    return [];
}

public function main() {
    io:println(f(1, [10, 20]), f("x", [1])); // @output [13,23][]
}
