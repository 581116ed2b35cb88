// Parameter types are inferred from the expected function type.

import ballerina/io;

public function main() {
    function (int, int) returns int add = (a, b) => a + b;
    function (string) returns int len = s => s.length();
    function () returns string hi = () => "hi";
    io:println(add(1, 2), len("abc"), hi()); // @output 33hi
    int[] l = [1, 2, 3];
    io:println(l.map(n => n * n).filter(n => n > 1)); // @output [4,9]
}
