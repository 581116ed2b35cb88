// A failing check in any clause is the failure of the function.

import ballerina/io;

function ok(int n) returns int|error => n > 2 ? error(string `no ${n}`) : n;

function f(int[] list) returns int[]|error {
    return from int n in list
        let int m = check ok(n)
        where check ok(m) > 0
        select m;
}

public function main() {
    int[]|error a = f([1, 2]);
    int[]|error b = f([1, 3, 2]);
    io:println(a, b is error ? b.message() : ""); // @output [1,2]no 3
}
