// After on fail of a loop execution goes on behind it.

import ballerina/io;

function f(int n) returns int|error => n == 3 ? error("three") : n;

public function main() {
    int sum = 0;
    foreach int i in 1 ... 5 {
        do {
            if i == 2 {
                continue;
            }
            sum += check f(i);
            if i == 4 {
                break;
            }
        } on fail error e {
            io:println(i, e.message()); // @output 3three
        }
    }
    io:println(sum); // @output 5
}
