// An immutable value belongs to every type that its shape is in.

import ballerina/io;

public function main() {
    any a = <readonly>{x: 1, l: [1, 2]};
    io:println(a is map<int|int[]>, a is record {|int x; int[2] l;|}); // @output truetrue
    io:println(a is record {|1 x; [1, 2] l;|}, a is record {|int x;|}); // @output truefalse
    anydata & readonly b = [1, "a"];
    io:println(b is [int, string], b is int[]); // @output truefalse
}
