// A function with a rest parameter belongs to types with that many parameters.

import ballerina/io;

function sum(int... ns) returns int => int:sum(...ns);

public function main() {
    function (int, int) returns int two = sum;
    function () returns int none = sum;
    function (int, int...) returns int|string some = sum;
    io:println(two(1, 2), " ", none(), " ", some(1, 2, 3)); // @output 3 0 6
}
