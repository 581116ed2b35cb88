// Record types need no name.

import ballerina/io;

function area(record {|int w; int h;|} r) returns int => r.w * r.h;

public function main() {
    record {int x; record {|int y;|} inner;} r = {x: 1, inner: {y: 2}};
    io:println(r.inner.y, area({w: 2, h: 3})); // @output 26
}
