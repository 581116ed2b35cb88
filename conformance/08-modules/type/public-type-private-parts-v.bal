// A type may be used before and after its definition.

import ballerina/io;

Tree t = {value: 1, children: [{value: 2}]};

type Tree record {|
    int value;
    Tree[] children = [];
|};

public function main() {
    io:println(t); // @output {"value":1,"children":[{"value":2,"children":[]}]}
}
