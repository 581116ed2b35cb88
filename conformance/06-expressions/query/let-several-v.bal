// Several variables of one let clause may use each other in order.

import ballerina/io;

public function main() {
    int[] list = from int n in 1 ... 3
        let int square = n * n, int cube = square * n
        let [int, int] [a, b] = [square, cube]
        select a + b;
    io:println(list); // @output [2,12,36]
}
