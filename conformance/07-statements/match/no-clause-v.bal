// Without a matching clause nothing is executed.

import ballerina/io;

public function main() {
    int n = 5;
    match n {
        1 => {
            io:println("one");
        }
        2 => {
            io:println("two");
        }
    }
    io:println("done"); // @output done
}
