// What a receive expects decides how the message is understood, in whatever order the workers stand.

import ballerina/io;

type Crate record {|
    string fruit;
    decimal weight = 2;
|};

public function main() {
    worker grower {
        ({fruit: "pear"}) -> packer;
        1.5 -> function;
    }
    worker packer {
        Crate c = <- grower;
        io:println(c.weight); // @output 2
        [1, 2] -> function;
    }
    decimal d = <- grower;
    [byte, int] pair = <- packer;
    io:println(d is decimal); // @output true
    io:println(pair); // @output [1,2]
}
