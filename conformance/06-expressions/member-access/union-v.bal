// Members of a union of lists have the union of the types.

import ballerina/io;

function f(int[]|[string, boolean] v) returns int|string => v[0];

public function main() {
    io:println(f([5]), f(["x", true])); // @output 5x
    map<int>|record {|string a;|} m = {a: "y"};
    int|string? r = m["a"];
    io:println(r); // @output y
}
