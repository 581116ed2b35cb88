// break leaves the nearest loop only.

import ballerina/io;

public function main() {
    int rounds = 0;
    foreach int i in 0 ..< 3 {
        while true {
            rounds += 1;
            if rounds % 2 == 0 {
                break;
            }
        }
    }
    io:println(rounds); // @output 6
}
