// A module without main is initialized, and then the program ends.

import ballerina/io;

int a = note("variable");

function note(string s) returns int {
    io:println(s); // @output variable
    return 1;
}

function init() {
    io:println("init"); // @output init
}
