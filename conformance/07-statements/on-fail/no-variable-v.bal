// on fail need not look at the error.

import ballerina/io;

public function main() {
    do {
        fail error("x");
    } on fail {
        io:println("handled"); // @output handled
    }
}
