// An alternate receive passes over errors while other messages may come.

import ballerina/io;

public function main() {
    worker a returns error? {
        boolean bad = true;
        if bad {
            return error("a");
        }
        1 -> c;
    }

    worker b {
        2 -> c;
    }

    worker c returns int|error {
        int|error r = <- a|b;
        return r;
    }

    int|error r = wait c;
    io:println(r); // @output 2
}
