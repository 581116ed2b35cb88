// A closure refers to the variable itself, not to a copy.

import ballerina/io;

public function main() {
    int n = 1;
    function () returns int get = () => n;
    function (int) set = function(int v) {
        n = v;
    };
    n = 2;
    io:println(get()); // @output 2
    set(7);
    io:println(n, get()); // @output 77
}
