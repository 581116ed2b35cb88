// A function is a value: it can be stored, passed and returned.

import ballerina/io;

function twice(function (int) returns int f, int x) returns int => f(f(x));

function addOne(int x) returns int => x + 1;

function pick(boolean b) returns function (int) returns int {
    if b {
        return addOne;
    }
    return x => x * 2;
}

public function main() {
    function (int) returns int f = addOne;
    io:println(f(1), twice(f, 1), twice(pick(false), 3)); // @output 2312
    map<function (int) returns int> m = {a: addOne};
    function (int) returns int g = m.get("a");
    io:println(g(9)); // @output 10
}
