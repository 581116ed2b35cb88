// Behind var a whole binding pattern may stand.

import ballerina/io;

type Pair [string, record {|int n;|}];

function f(Pair|int v) returns string {
    match v {
        var [a, {n}] => {
            return a + n.toString();
        }
        var other => {
            return "int";
        }
    }
}

public function main() {
    io:println(f(["x", {n: 1}]), f(3)); // @output x1int
}
