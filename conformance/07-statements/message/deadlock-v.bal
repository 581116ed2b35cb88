// Workers that wait for each other for ever are told so.

import ballerina/io;

public function main() {
    worker a returns int {
        int x = <- b;
        x + 1 -> b;
        return x;
    }
    worker b returns int {
        int y = <- a;
        y + 1 -> a;
        return y;
    }
    int|error n = trap wait a;
    io:println(n is error && n.message().includes("Deadlock")); // @output true
}
