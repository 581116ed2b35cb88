// The keys of a join are compared deeply, and a missing partner drops the frame.

import ballerina/io;

type Place record {|
    int[] at;
    string name;
|};

public function main() {
    Place[] left = [{at: [0, 1], name: "a"}, {at: [2], name: "b"}];
    Place[] right = [{at: [0, 1], name: "x"}, {at: [0, 1], name: "y"}];
    string[] pairs = from Place l in left
        join Place r in right
        on l.at equals r.at
        select l.name + r.name;
    io:println(pairs); // @output ["ax","ay"]
}
