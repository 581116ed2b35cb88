// The clauses of a query in a statement may hold actions.

import ballerina/io;

client class Desk {
    remote function double(int n) returns int => n * 2;

    remote function numbers() returns int[] => [1, 2];
}

public function main() {
    Desk d = new;
    int[] list = from int n in d->numbers()
        let int m = d->double(n)
        select m + n;
    io:println(list); // @output [3,6]
}
