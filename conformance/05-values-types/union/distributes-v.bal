// Subtyping is semantic: a union is a subtype when all its values are.

import ballerina/io;

type A record {|
    int|string x;
|};

public function main() {
    record {|int x;|}|record {|string x;|} u = {x: 1};
    A a = u;
    io:println(a); // @output {"x":1}
    true|false t = true;
    boolean b = t;
    true|false back = b;
    io:println(back); // @output true
    (int|string)[]|int[] l = <int[]>[1];
    (int|string)[] m = l;
    io:println(m); // @output [1]
}
