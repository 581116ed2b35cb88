// readonly & T takes only immutable values of T, in depth.

import ballerina/io;

type Point record {|
    int x;
    int[] more = [];
|};

public function main() {
    Point p = {x: 1};
    Point & readonly q = p.cloneReadOnly();
    (Point & readonly)[] list = [q, {x: 2}];
    int[] & readonly more = list[1].more;
    any v = p;
    any w = q;
    io:println(v is Point & readonly, w is Point & readonly, more); // @output falsetrue[]
}
