// A function without name may have workers and its own returns.

import ballerina/io;

public function main() {
    function (int) returns int f = function(int n) returns int {
        worker a returns int {
            return n * 2;
        }

        worker b returns int {
            return n + 1;
        }

        int x = wait a;
        int y = wait b;
        return x + y;
    };
    io:println(f(3), f(10)); // @output 1031
}
