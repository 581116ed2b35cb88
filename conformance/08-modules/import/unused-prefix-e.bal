// A module that is imported with a prefix is used.

import ballerina/io;
import ballerina/lang.value; // @error
import ballerina/lang.runtime as rt;

public function main() {
    rt:sleep(0);
    io:println("x");
}
