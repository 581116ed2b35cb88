// A use is any reference; a declared type or another pattern asks for none.

import ballerina/io;

function f() returns int|error => error("no");

function pair() returns [int, error] => [1, error("left alone")];

public function main() {
    var x = f();
    io:println(x is error); // @output true
    int|error y = f();
    var [n, e] = pair();
    io:println(n); // @output 1
    var z = f();
    function () returns boolean g = () => z is int;
    io:println(g()); // @output false
}
