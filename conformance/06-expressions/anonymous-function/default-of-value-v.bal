// Where a function value is called without an argument, its static type says what
// the default is: it sees the parameters before it, and the variables around the
// type.

import ballerina/io;

int calls = 0;

function count() returns int {
    calls += 1;
    return calls;
}

function scaled(int x, int times) returns int => x * times;

function plain(int a, int b) returns int => a * 10 + b;

type Op function (int a, int b = a + 1) returns int;

public function main() {
    Op op = plain;
    io:println(op(3), " ", op(3, 9)); // @output 34 39
    // An argument that a default uses is evaluated once.
    io:println(op(count()), " ", calls); // @output 12 1
    io:println(op(a = count()), " ", calls); // @output 23 2

    int base = 2;
    var f = function(int x, int times = x + base, int more = times * base) returns int => scaled(x, times) + more;
    io:println(f(1)); // @output 9
    io:println(f(1, 5)); // @output 15
    io:println(f(1, more = 0)); // @output 3
    var g = function() returns int => f(2);
    base = 3;
    io:println(g()); // @output 25

    function (string s, int n = s.length()) returns string cut = function(string s, int n) returns string => s.substring(0, n);
    io:println(cut("whole"), " ", cut("whole", 2)); // @output whole wh
    int[] seen = [];
    foreach int i in 1 ... 2 {
        var each = function(int a = i * 100, int b = a + i) returns int => b;
        seen.push(each(), each(1));
    }
    io:println(seen); // @output [101,2,202,3]
}
