import ballerina/io;

// Functions that isolated functions hand on.

isolated function double(int n) returns int => 2 * n;

isolated function add(int a, int b) returns int => a + b;

isolated function total(int[] list) returns int => list.map(double).reduce(add, 0);

isolated function apply(isolated function (int) returns int f, int n) returns int => f(n);

int calls = 0;

public function main() {
    io:println(total([1, 2, 3])); // @output 12
    io:println(apply(double, 4)); // @output 8
    io:println(apply(n => n + 1, 4)); // @output 5
    [1, 2].forEach(function(int n) {
        calls += n;
    });
    io:println(calls); // @output 3
}
