// The fields of a multiple wait have names of their own.

import ballerina/io;

public function main() {
    worker w1 returns int {
        return 1;
    }

    worker w2 returns string {
        return "x";
    }

    record {|int number; string w2;|} r = wait {number: w1, w2};
    io:println(r.number, r.w2); // @output 1x
}
