// The operands of binary operators are evaluated from left to right.

import ballerina/io;

int[] order = [];

function n(int i) returns int {
    order.push(i);
    return i;
}

public function main() {
    int a = n(1) + n(2) * n(3) - n(4);
    boolean b = n(5) < n(6);
    int[] c = [n(7), n(8)];
    map<int> d = {x: n(9), y: n(10)};
    io:println(a, b, c, d); // @output 3true[7,8]{"x":9,"y":10}
    io:println(order); // @output [1,2,3,4,5,6,7,8,9,10]
}
