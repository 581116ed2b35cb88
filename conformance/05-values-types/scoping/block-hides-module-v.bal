// A local name may hide a module's; two local ones may not overlap.

import ballerina/io;

int size = 1;

function text() returns string => "function";

public function main() {
    io:println(size); // @output 1
    {
        string size = "local";
        string text = size;
        io:println(text); // @output local
    }
    io:println(size, text()); // @output 1function
}
