// Closures nest, and capture parameters.

import ballerina/io;

public function main() {
    var add = function(int a) returns (function (int) returns (function (int) returns int)) {
        return b => c => a * 100 + b * 10 + c;
    };
    function (int) returns (function (int) returns int) f = add(1);
    function (int) returns int g = f(2);
    io:println(g(3)); // @output 123
}
