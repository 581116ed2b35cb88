// foreach executes its block for each value.

import ballerina/io;

public function main() {
    foreach int n in [1, 2] {
        io:println(n);
        // @output 1
        // @output 2
    }
    foreach var [k, v] in [["a", 1], ["b", 2]] {
        io:println(k, v);
        // @output a1
        // @output b2
    }
    foreach var {x} in [{x: 1, y: 2}] {
        io:println(x); // @output 1
    }
    foreach int _ in 1 ... 2 {
        io:println("-");
        // @output -
        // @output -
    }
    foreach int n in <int[]>[] {
        io:println("never", n);
    }
}
