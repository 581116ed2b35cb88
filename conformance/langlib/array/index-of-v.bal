// indexOf and lastIndexOf compare with ==, from a start.

import ballerina/io;

public function main() {
    anydata[] a = [1, [2], 1.0, [2], "x"];
    io:println(a.indexOf([2]), a.lastIndexOf([2]), a.indexOf(1.0), a.indexOf("y") is ()); // @output 132true
    int[] b = [1, 2, 1, 2];
    io:println(b.indexOf(1, 1), b.lastIndexOf(2, 2), b.indexOf(2, 4) is ()); // @output 21true
}
