// flush waits until everything sent has been received.

import ballerina/io;

public function main() {
    worker a returns int {
        1 -> function;
        2 -> function;
        flush function;
        return 3;
    }
    int x = <- a;
    int y = <- a;
    int z = wait a;
    io:println(x, y, z); // @output 123
}
