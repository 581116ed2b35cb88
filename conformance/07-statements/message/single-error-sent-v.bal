// An error is a message like another.

import ballerina/io;

public function main() {
    worker a {
        error e = error("message");
        e -> b;
    }

    worker b returns string {
        error e = <- a;
        return e.message();
    }

    string s = wait b;
    io:println(s); // @output message
}
