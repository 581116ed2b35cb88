// Causes form a chain.

import ballerina/io;

public function main() {
    error a = error("a");
    error b = error("b", a);
    error c = error("c", b);
    error? e = c;
    string path = "";
    while e is error {
        path += e.message();
        e = e.cause();
    }
    io:println(path); // @output cba
}
