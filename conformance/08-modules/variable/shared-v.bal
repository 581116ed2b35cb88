// Module variables are shared by all functions and closures.

import ballerina/io;

int n = 0;
int[] l = [];

function inc() {
    n += 1;
    l.push(n);
}

public function main() {
    function () f = function() {
        n += 10;
    };
    inc();
    f();
    inc();
    io:println(n, l); // @output 12[1,12]
}
