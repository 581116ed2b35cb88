// return and break within lock release it.

import ballerina/io;

isolated int n = 0;

isolated function next() returns int {
    lock {
        n += 1;
        return n;
    }
}

public function main() {
    _ = next();
    _ = next();
    foreach int i in 0 ..< 2 {
        lock {
            if i == 0 {
                break;
            }
        }
    }
    io:println(next()); // @output 3
}
