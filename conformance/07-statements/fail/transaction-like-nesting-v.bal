// A failure within a handler goes to the next handler outwards.

import ballerina/io;

public function main() {
    do {
        foreach int i in 0 ... 2 {
            do {
                check fails("inner");
            } on fail error e {
                check fails(e.message() + i.toString());
            }
        }
    } on fail error e {
        io:println(e.message()); // @output inner0
    }
}

function fails(string s) returns error? => error(s);
