// A record with a field of a union of singletons is the union of such records.

import ballerina/io;

type Bit 0|1;

type One record {|
    Bit b;
|} & readonly;

type Either record {|
    0 b;
|} & readonly|record {|
    1 b;
|} & readonly;

public function main() {
    One a = {b: 1};
    Either b = a;
    One c = b;
    io:println(b, c === a, typeof a === typeof c); // @output {"b":1}truetrue
}
