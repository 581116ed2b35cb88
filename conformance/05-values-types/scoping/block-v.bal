// A local variable is known from its declaration to the end of its block.

import ballerina/io;

int x = 1;

public function main() {
    io:println(x); // @output 1
    {
        int y = 2;
        io:println(y); // @output 2
    }
    {
        int y = 3;
        io:println(y); // @output 3
    }
    int x = 4;
    io:println(x); // @output 4
}
