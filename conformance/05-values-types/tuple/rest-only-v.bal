// A tuple of only a rest is an array; the empty tuple holds the empty list.

import ballerina/io;

type Ints [int...];
type None [];

public function main() {
    Ints a = [1, 2];
    int[] b = a;
    None none = [];
    b.push(3);
    io:println(a, " ", none, " ", none.length()); // @output [1,2,3] [] 0
    any v = <int[]>[];
    any w = <readonly & int[]>[];
    io:println(v is None, " ", w is None); // @output false true
}
