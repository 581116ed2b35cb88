// flush without a name waits for all messages of the worker.

import ballerina/io;

public function main() {
    worker a returns string {
        1 -> b;
        2 -> c;
        error? e = flush;
        return e is error ? "failed" : "flushed";
    }

    worker b returns int {
        int n = <- a;
        return n;
    }

    worker c returns int {
        int n = <- a;
        return n;
    }

    string s = wait a;
    int x = wait b;
    int y = wait c;
    io:println(s, x, y); // @output flushed12
}
