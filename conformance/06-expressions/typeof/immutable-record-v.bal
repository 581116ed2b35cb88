// The type of an immutable record describes just its value, and still has the
// annotations of its definition.

import ballerina/io;

annotation note on type;

@note
type Point record {|
    int x;
    int[] path = [];
|};

public function main() {
    Point & readonly p = {x: 1};
    typedesc<any> t = typeof p;
    io:println(t is typedesc<record {|1 x; [] path;|}>); // @output true
    io:println((typeof p) is typedesc<Point>, " ", (typeof p) is typedesc<record {|2 x; int[] path;|}>); // @output true false
    Point m = {x: 1};
    typedesc<any> u = typeof m;
    io:println(u is typedesc<Point>, " ", u is typedesc<record {|1 x; int[] path;|}>); // @output true false
}
