// A name may be a variable, parameter, constant, function, type or class.

import ballerina/io;

const K = 1;
int v = 2;

type T int;

class C {
}

function f(int p) returns int => p;

public function main() {
    typedesc t = T;
    typedesc c = C;
    function (int) returns int g = f;
    io:println(K + v + g(3)); // @output 6
    io:println(t is typedesc<int>, c is typedesc<object {}>); // @output truetrue
}
