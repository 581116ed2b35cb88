// Of an alternate receive one message is taken, the others are dropped.

import ballerina/io;

public function main() {
    worker a {
        "a" -> c;
    }

    worker b {
        "b" -> c;
    }

    worker c returns boolean {
        string s = <- a|b;
        return s == "a" || s == "b";
    }

    boolean ok = wait c;
    io:println(ok); // @output true
}
