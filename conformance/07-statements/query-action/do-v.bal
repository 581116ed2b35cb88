// do executes a block for each frame; the result is nil.

import ballerina/io;

public function main() {
    int sum = 0;
    from int n in 1 ... 4
    where n % 2 == 0
    do {
        sum += n;
    };
    io:println(sum); // @output 6
}
