// Behind foreach the pattern is matched for each value.

import ballerina/io;

public function main() {
    [string, int][] pairs = [["a", 1], ["b", 2]];
    foreach var [name, n] in pairs {
        io:println(name, n);
        // @output a1
        // @output b2
    }
    record {|int x; int y;|}[] points = [{x: 1, y: 2}];
    foreach record {|int x; int y;|} {x, y: up} in points {
        io:println(x, up); // @output 12
    }
}
