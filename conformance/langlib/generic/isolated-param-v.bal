// In an isolated function a library function takes isolated functions.

import ballerina/io;

isolated function total(int[] list) returns int =>
    list.map(n => n * 2).reduce(isolated function(int a, int b) returns int => a + b, 0);

public function main() {
    int calls = 0;
    [1, 2].forEach(function(int n) {
        calls += n;
    });
    io:println(total([1, 2]), calls); // @output 63
}
