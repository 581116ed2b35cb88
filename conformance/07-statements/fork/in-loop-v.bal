// A fork may be executed again and again.

import ballerina/io;

public function main() {
    int total = 0;
    foreach int i in 1 ... 3 {
        fork {
            worker square returns int {
                return i * i;
            }
        }
        total += wait square;
    }
    io:println(total); // @output 14
}
