// continue within other statements belongs to the loop around them.

import ballerina/io;

public function main() {
    int sum = 0;
    foreach int i in 0 ... 5 {
        match i {
            1|3 => {
                continue;
            }
        }
        lock {
            if i == 4 {
                continue;
            }
        }
        sum += i;
    }
    io:println(sum); // @output 7
}
