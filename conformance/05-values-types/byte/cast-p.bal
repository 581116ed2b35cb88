// A cast to byte does not wrap around.

import ballerina/io;

public function main() {
    int n = 255;
    io:println(<byte>n); // @output 255
    n += 1;
    io:println(<byte>n); // @panic
}
