// When all results are errors the alternate wait gives one of them.

import ballerina/io;

public function main() {
    worker a returns int|error {
        return error("a");
    }

    worker b returns int|error {
        return error("b");
    }

    int|error r = wait a|b;
    io:println(r is error); // @output true
}
