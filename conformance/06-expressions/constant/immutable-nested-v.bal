// The type of a structured constant has just its shape, down to the members.

import ballerina/io;

type Size record {|
    int width;
    int height = 4;
|};

const Size SMALL = {width: 2};
const int[4] PADDED = [1, 2];
const MIXED = [PADDED, {name: "n", tags: ["a"]}];

public function main() {
    io:println(SMALL, PADDED, MIXED); // @output {"width":2,"height":4}[1,2,0,0][[1,2,0,0],{"name":"n","tags":["a"]}]
    ["a"] tags = MIXED[1].tags;
    io:println(tags.isReadOnly(), SMALL.isReadOnly()); // @output truetrue
}
