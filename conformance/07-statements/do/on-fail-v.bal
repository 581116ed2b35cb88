// do groups statements for one on fail; without failure it is passed over.

import ballerina/io;

function f(int n) returns int|error => n == 0 ? error("zero") : n;

public function main() {
    foreach int i in [1, 0] {
        do {
            int n = check f(i);
            io:println("got ", n);
        } on fail error e {
            io:println("failed ", e.message());
        }
        // @output got 1
        // @output failed zero
    }
}
