// A number that is converted must belong to the type.

import ballerina/io;

public function main() {
    float f = 255.6;
    io:println(<byte>f); // @panic
}
