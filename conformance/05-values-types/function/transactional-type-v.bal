// A function that is not transactional belongs to a transactional function
// type; and every function belongs to function.

import ballerina/io;

function plain() returns int => 1;

transactional function within() returns int => 2;

public function main() {
    transactional function () returns int f = plain;
    function g = within;
    any h = g;
    io:println(f === plain, " ", h is function () returns int, " ", h is transactional function () returns int); // @output true false true
}
