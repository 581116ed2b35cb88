// Each evaluation captures the variables of its own time.

import ballerina/io;

function counter(int begin) returns function () returns int {
    int n = begin;
    return function() returns int {
        n += 1;
        return n;
    };
}

public function main() {
    var a = counter(0);
    var b = counter(10);
    io:println(a(), a(), b(), a()); // @output 12113
    (function () returns int)[] fs = [];
    foreach int i in 0 ..< 3 {
        fs.push(() => i);
    }
    foreach var f in fs {
        io:println(f());
        // @output 0
        // @output 1
        // @output 2
    }
}
