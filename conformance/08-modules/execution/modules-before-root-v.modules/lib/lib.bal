import ballerina/io;

public int n = note("lib variable");

function note(string s) returns int {
    io:println(s);
    return 1;
}

function init() {
    io:println("lib init");
}
