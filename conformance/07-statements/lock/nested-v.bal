import ballerina/io;

// Lock statements within lock statements, in the text and by calls.

isolated int a = 0;
isolated int b = 0;

isolated function nextB() returns int {
    lock {
        b += 10;
        return b;
    }
}

isolated function step() returns int {
    lock {
        a += 1;
        lock {
            a += nextB();
        }
        return a;
    }
}

public function main() {
    io:println(step()); // @output 11
    io:println(step()); // @output 32
}
