// break leaves blocks, do and on fail on its way out.

import ballerina/io;

public function main() {
    int n = 0;
    while true {
        n += 1;
        do {
            if n == 2 {
                check error("two");
            }
            if n == 5 {
                break;
            }
        } on fail {
            io:println("failed at ", n); // @output failed at 2
        }
    }
    io:println(n); // @output 5
}
