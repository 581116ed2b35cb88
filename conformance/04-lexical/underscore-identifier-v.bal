// An underscore may begin an identifier; alone it is not one.

import ballerina/io;

public function main() {
    int _a = 1;
    int __ = 2;
    io:println(_a + __); // @output 3
}
