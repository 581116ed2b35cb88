// A parameter is initialized once for each call, default or not.

import ballerina/io;

isolated function fresh() returns int[] => [];

function add(int n, int[] list = fresh()) returns int[] {
    list.push(n);
    return list;
}

public function main() {
    int[] mine = [0];
    io:println(add(1), add(2), add(3, mine), mine); // @output [1][2][0,3][0,3]
}
