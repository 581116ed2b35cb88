// The root module is initialized last, its init function after all else.

import app.lib;

import ballerina/io;

int a = note("root variable");

function note(string s) returns int {
    io:println(s);
    return lib:n;
}

function init() {
    io:println("root init");
}

public function main() {
    // @output lib variable
    // @output lib init
    // @output root variable
    // @output root init
    io:println("main"); // @output main
}
