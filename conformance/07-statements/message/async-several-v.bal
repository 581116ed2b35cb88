// Messages to one worker are received in the order in which they were sent.

import ballerina/io;

public function main() {
    worker a {
        1 -> b;
        "two" -> b;
        [3] -> b;
    }

    worker b returns anydata[] {
        int x = <- a;
        string y = <- a;
        int[] z = <- a;
        return [x, y, z];
    }

    anydata[] got = wait b;
    io:println(got); // @output [1,"two",[3]]
}
