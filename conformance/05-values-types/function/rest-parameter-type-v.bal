// The rest parameter is a newly made list of type T[].

import ballerina/io;

function f(int... ns) returns int[] => ns;

public function main() {
    int[] list = [1, 2];
    int[] got = f(...list);
    io:println(got, got === list); // @output [1,2]false
}
