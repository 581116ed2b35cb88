// break ends the nearest loop, continue goes on with its next round.

import ballerina/io;

public function main() {
    foreach int i in 0 ... 2 {
        int j = 0;
        while true {
            j += 1;
            if j == 2 {
                continue;
            }
            if j > 3 {
                break;
            }
            if i == 1 {
                break;
            }
            io:println(i, j);
            // @output 01
            // @output 03
            // @output 21
            // @output 23
        }
    }
}
