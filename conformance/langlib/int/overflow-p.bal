// abs and sum panic when their result is no int.

import ballerina/io;

public function main() {
    io:println(int:abs(-5), int:sum(), int:max(1, 3, 2), int:min(1, -3)); // @output 503-3
    int|error s = trap int:sum(int:MAX_VALUE, 1);
    io:println(s is error); // @output true
    int least = int:MIN_VALUE;
    _ = least.abs(); // @panic
}
