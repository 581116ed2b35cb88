// What a variable holds of a structure is a reference; a simple value is held
// itself.

import ballerina/io;

public function main() {
    int a = 1;
    int b = a;
    b += 1;
    io:println(a, " ", b); // @output 1 2
    int[] x = [1];
    int[] y = x;
    y.push(2);
    io:println(x, " ", x === y); // @output [1,2] true
}
