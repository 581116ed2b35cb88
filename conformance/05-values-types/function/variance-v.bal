// Function types are covariant in results, contravariant in parameters.

import ballerina/io;

function wide(int|string x) returns int => x is int ? x : 0;

public function main() {
    function (int) returns int|string f = wide;
    io:println(f(3)); // @output 3
    any a = f;
    io:println(a is function (int) returns int); // @output true
    io:println(a is function (int|boolean) returns int); // @output false
    io:println(a is function (string) returns anydata); // @output true
}
