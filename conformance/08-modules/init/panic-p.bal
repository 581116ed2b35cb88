// A panic during initialization ends the program before main.

import ballerina/io;

int[] list = [];
int first = list[0]; // @panic

public function main() {
    io:println(first);
}
