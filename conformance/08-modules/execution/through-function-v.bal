// A variable that is used through a function is initialized before, too.

import ballerina/io;

int first = viaFunction();
int second = 4;

function viaFunction() returns int => second + 1;

public function main() {
    io:println(first); // @output 5
}
