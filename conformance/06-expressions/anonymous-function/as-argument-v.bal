// Functions without types nest in arguments, with and without parentheses.

import ballerina/io;

function apply(int n, function (int) returns int f, function (int, int) returns int g) returns int => g(f(n), n);

public function main() {
    io:println(apply(3, n => n * n, (a, b) => a - b)); // @output 6
    function () returns function (int) returns int make = () => k => k + 1;
    var f = make();
    io:println(f(4)); // @output 5
    int[][] table2 = [1, 2].map(a => [10, 20].map(b => a + b));
    io:println(table2); // @output [[11,21],[12,22]]
}
