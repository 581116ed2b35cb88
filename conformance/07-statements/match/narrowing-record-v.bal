// Immutable members are narrowed by a match, mutable values keep their type.

import ballerina/io;

type Circle readonly & record {|
    "circle" kind;
    int r;
|};

type Square readonly & record {|
    "square" kind;
    int side;
|};

type Box record {|
    int|string content;
|};

function area(Circle|Square s) returns int {
    match s {
        {kind: "circle"} => {
            return 3 * s.r * s.r;
        }
        _ => {
            return s.side * s.side;
        }
    }
}

function change(Box b) returns Box {
    match b {
        {content: 1} => {
            b.content = "one";
        }
        _ => {
            b.content = 0;
        }
    }
    return b;
}

public function main() {
    io:println(area({kind: "circle", r: 2}), " ", area({kind: "square", side: 3})); // @output 12 9
    io:println(change({content: 1}), change({content: "x"})); // @output {"content":"one"}{"content":0}
}
