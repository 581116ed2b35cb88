// readonly & T is filled with T's filler, made immutable.

import ballerina/io;

public function main() {
    (int[] & readonly)[] list = [];
    list[1] = [1];
    any first = list[0];
    io:println(list, " ", first is readonly); // @output [[],[1]] true
}
