// A rest parameter is a list of the further arguments.

import ballerina/io;

function sum(string label, int... ns) returns string {
    int total = 0;
    foreach int n in ns {
        total += n;
    }
    return label + total.toString();
}

public function main() {
    io:println(sum("a")); // @output a0
    io:println(sum("b", 1, 2)); // @output b3
    int[] list = [4, 5];
    io:println(sum("c", ...list)); // @output c9
    function (string, int...) returns string f = sum;
    io:println(f("d", 7)); // @output d7
    function (string, int) returns string g = sum;
    io:println(g("e", 8)); // @output e8
}
