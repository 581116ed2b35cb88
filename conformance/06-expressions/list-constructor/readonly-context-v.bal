// In a readonly context the list and what is constructed in it are immutable.

import ballerina/io;

public function main() {
    readonly & (anydata[]) a = [1, [2, {x: [3]}]];
    any inner = a[1];
    io:println(inner is readonly); // @output true
    readonly r = ["x"];
    io:println(r); // @output ["x"]
}
