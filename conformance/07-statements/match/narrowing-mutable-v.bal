// A mutable value that matches a pattern is not narrowed to its type.

import ballerina/io;

function f([int|string, int|string]|int v) returns string {
    match v {
        [1, _] => {
            v[0] = "changed";
            return v.toString();
        }
        [_, _] => {
            return "list";
        }
        _ => {
            int n = v;
            return n.toString();
        }
    }
}

public function main() {
    io:println(f([1, "x"]), f(["a", 2]), f(7)); // @output ["changed","x"]list7
}
