// A variable without initializer has to be set, and before it is used.

import ballerina/io;

int a; // @error
int b;

function init() {
    io:println(b); // @error
    b = 1;
}
