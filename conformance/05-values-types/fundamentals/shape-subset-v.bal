// Subtyping is about sets of values: differently written types may be one.

import ballerina/io;

type Bit 0|1;
type Pair [Bit, Bit];
type Pairs [0, 0]|[0, 1]|[1, 0]|[1, 1];

public function main() {
    typedesc<Pair> p = Pair;
    Pairs written = [1, 0];
    readonly & Pairs fixed = [0, 1];
    Pair same = fixed;
    io:println(same, " ", written, " ", p is typedesc<Bit[2]>); // @output [0,1] [1,0] true
    boolean b = true;
    true|false c = b;
    io:println(c); // @output true
}
