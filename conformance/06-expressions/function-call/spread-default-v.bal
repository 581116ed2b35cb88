// What is spread may lack what has a default value.

import ballerina/io;

function order(string item, int count = 1, string... notes) {
    io:println(item, " ", count, " ", notes);
}

function scale(int n, int factor = n * 2) returns int => n * factor;

type Part record {|
    int n;
    int factor?;
|};

public function main() {
    [string, int, string...] t = ["cup", 3, "blue", "gift"];
    order(...t); // @output cup 3 ["blue","gift"]
    int[] counts = [];
    order("jar", ...[4, "x"]); // @output jar 4 ["x"]
    io:println(scale(3, ...counts.length() == 0 ? <[int]>[5] : <[int]>[6])); // @output 15
    Part p = {n: 3};
    io:println(scale(...p)); // @output 18
    p.factor = 10;
    io:println(scale(...p)); // @output 30
    function (int n, int... more) returns int f = total;
    io:println(f(1, ...counts), f(1, ...[2, 3])); // @output 16
}

function total(int n, int... more) returns int => n + int:sum(...more);
