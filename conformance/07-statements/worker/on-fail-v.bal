// A worker may have its own on fail clause.

import ballerina/io;

function fails() returns error? => error("w");

public function main() {
    worker w returns string {
        check fails();
        return "not";
    } on fail error e {
        return "failed " + e.message();
    }
    string s = wait w;
    io:println(s); // @output failed w
}
