// A distinct type is the same type in every module that uses it.

import app.faults;

import ballerina/io;

type Mine distinct error;

public function main() {
    error e = faults:make(1);
    error f = faults:make(2);
    io:println(e is faults:Missing, e is faults:Broken, f is faults:Broken, e is Mine); // @output truefalsetruefalse
}
