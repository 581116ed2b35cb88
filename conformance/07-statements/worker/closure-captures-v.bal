// Variables before the workers are shared with them.

import ballerina/io;

public function main() {
    int[] shared = [];
    int count = 0;

    worker a {
        shared.push(1);
        count += 1;
    }

    wait a;
    shared.push(2);
    io:println(shared, count); // @output [1,2]1
}
