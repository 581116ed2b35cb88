// A query may construct an immutable list, map or table where one is expected.

import ballerina/io;

public function main() {
    int[] & readonly a = from int n in 1 ... 3
        select n * n;
    map<int[]> & readonly b = map from int n in 1 ... 2
        select [n.toString(), [n]];
    any x = a;
    any y = b;
    any z = b["1"];
    io:println(a, b, x is readonly, y is readonly, z is readonly); // @output [1,4,9]{"1":[1],"2":[2]}truetruetrue
}
