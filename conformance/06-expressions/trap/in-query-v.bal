// A trap around a part of a query keeps the query going.

import ballerina/io;

function inverse(int n) returns int => 100 / n;

public function main() {
    int[] list = from int n in [5, 0, 20]
        let int|error r = trap inverse(n)
        where r is int
        select r;
    int[]|error all = trap from int n in [5, 0]
        select inverse(n);
    io:println(list, all is error); // @output [20,5]true
}
