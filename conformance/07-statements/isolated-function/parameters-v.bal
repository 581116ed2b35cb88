// An isolated function may mutate what it reaches through its parameters.

import ballerina/io;

isolated function add(int[] l, int n) returns int {
    l.push(n);
    int sum = 0;
    foreach int i in l {
        sum += i;
    }
    return sum;
}

public function main() {
    int[] l = [1];
    io:println(add(l, 5), l); // @output 6[1,5]
}
