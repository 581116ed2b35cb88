// The described members of a tuple cannot be removed.

import ballerina/io;

public function main() {
    [string, int...] line = ["a", 1, 2];
    _ = line.pop();
    io:println(line); // @output ["a",1]
    line.removeAll(); // @panic
}
