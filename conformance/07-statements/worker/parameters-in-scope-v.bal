// Parameters and variables before the workers are in scope within them.

import ballerina/io;

function f(string p, int... rest) returns string {
    string local = "l";
    worker w returns string {
        return p + local + rest.length().toString();
    }
    return wait w;
}

public function main() {
    io:println(f("p", 1, 2)); // @output pl2
}
