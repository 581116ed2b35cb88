// A qualified identifier has one colon: it names a module and something in it.

import ballerina/io;

public function main() {
    io:println(int:MAX_VALUE);
    io:println(int:lang:MAX_VALUE); // @error
}
