// A panic in a function value, a method or an init can be trapped.

import ballerina/io;

class Bomb {
    function init(boolean b) {
        if b {
            panic error("init");
        }
    }

    function blow() returns int {
        panic error("method");
    }
}

public function main() {
    function () returns int f = function() returns int {
        panic error("closure");
    };
    error|int a = trap f();
    error|Bomb b = trap new Bomb(true);
    error|int c = trap new Bomb(false).blow();
    io:println(a is error ? a.message() : "", b is error ? b.message() : "", c is error ? c.message() : ""); // @output closureinitmethod
}
