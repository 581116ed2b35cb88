// A receiver that fails before it receives makes flush give its error.

import ballerina/io;

public function main() {
    worker a returns string {
        1 -> b;
        error? e = flush b;
        return e is error ? e.message() : "fine";
    }

    worker b returns error? {
        boolean no = true;
        if no {
            return error("no more");
        }
        int n = <- a;
        io:println(n);
    }

    string s = wait a;
    io:println(s); // @output no more
}
