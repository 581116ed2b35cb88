// The default worker sends to named ones, and receives from them.

import ballerina/io;

public function main() {
    worker echo {
        string s = <- function;
        s + "!" -> function;
    }

    "hey" -> echo;
    string back = <- echo;
    io:println(back); // @output hey!
}
