// A number is not part of the dots behind it.

import ballerina/io;

public function main() {
    foreach int i in 1...3 {
        io:println(i);
        // @output 1
        // @output 2
        // @output 3
    }
    foreach int i in 0..<2 {
        io:println(i);
        // @output 0
        // @output 1
    }
}
