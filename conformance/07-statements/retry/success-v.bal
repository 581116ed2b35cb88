// A block that succeeds is executed once.

import ballerina/io;

public function main() returns error? {
    int n = 0;
    retry {
        n += 1;
        check ok();
    }
    io:println(n); // @output 1
}

function ok() returns error? => ();
