// Everything but an error belongs to any.

import ballerina/io;

public function main() {
    any[] all = [(), true, 1, 1.5, 2d, "s", [1], {}, xml `<a/>`, main];
    io:println(all.length()); // @output 10
    (any|error)[] more = [error("x"), 1];
    io:println(more[0] is any, more[1] is any); // @output falsetrue
}
