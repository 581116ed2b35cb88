// unshift puts its values to the front in their order.

import ballerina/io;

public function main() {
    int[] a = [9];
    a.unshift(1, 2);
    a.unshift();
    a.unshift(...[7, 8]);
    io:println(a); // @output [7,8,1,2,9]
}
