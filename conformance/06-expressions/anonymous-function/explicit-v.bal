// An explicit anonymous function states its signature.

import ballerina/io;

public function main() {
    var f = function(int a, int b = 2) returns int {
        return a * b;
    };
    function (int) returns string g = function(int n) returns string => n.toString();
    io:println(f(3), f(3, 4), g(5)); // @output 6125
}
