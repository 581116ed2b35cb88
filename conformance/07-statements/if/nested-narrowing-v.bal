// Nested conditions narrow step by step.

import ballerina/io;

function f(int|string|float|() v) returns string {
    if v !is () {
        if v is int|float {
            if v is float {
                return "float";
            }
            int n = v;
            return "int" + n.toString();
        }
        return "string" + v;
    }
    return "nil";
}

public function main() {
    io:println(f(1), f(1.5), f("s"), f(())); // @output int1floatstringsnil
}
