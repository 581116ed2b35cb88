// Several where clauses all have to hold; later ones are not evaluated when an
// earlier one does not.

import ballerina/io;

function check1(int n) returns boolean {
    io:println("checked ", n);
    return n < 10;
}

public function main() {
    int[] list = from int n in [1, 4, 20]
        where n % 2 == 0
        where check1(n)
        select n;
    // @output checked 4
    // @output checked 20
    io:println(list); // @output [4]
}
