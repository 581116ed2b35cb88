// A module is initialized after those that it imports, in the order of imports,
// and its init function is called last.

import ballerina/io;
import app.b; // @output a variable
import app.a; // @output a init

// @output b variable
// @output b init

int own = say("main variable"); // @output main variable

function say(string s) returns int {
    io:println(s);
    return 1;
}

function init() {
    io:println("main init"); // @output main init
}

public function main() {
    io:println("main ", own + a:value + b:value); // @output main 3
}
