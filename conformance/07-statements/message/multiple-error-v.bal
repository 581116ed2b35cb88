// When a sender of a multiple receive fails the receive gives its error.

import ballerina/io;

public function main() {
    worker a returns error? {
        boolean bad = true;
        if bad {
            return error("a failed");
        }
        1 -> c;
    }

    worker b {
        2 -> c;
    }

    worker c returns string {
        record {|int|error a; int b;|}|error r = <- {a, b};
        if r is error {
            return r.message();
        }
        int|error n = r.a;
        return n is error ? n.message() : "both";
    }

    string s = wait c;
    io:println(s); // @output a failed
}
