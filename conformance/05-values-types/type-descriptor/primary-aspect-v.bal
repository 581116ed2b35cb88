// Apart from readonly, types do not care whether a value is immutable.

import ballerina/io;

type Point record {|
    int x;
    int y;
|};

public function main() {
    Point p = {x: 1, y: 2};
    Point & readonly q = {x: 1, y: 2};
    Point[] both = [p, q];
    io:println(both[0] == both[1]); // @output true
    io:println(both[0] is Point & readonly, " ", both[1] is Point & readonly); // @output false true
}
