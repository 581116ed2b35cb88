// A type definition names a type; it makes no new one.

import ballerina/io;

type Id int;

type Ids Id[];

type Callback function (Id) returns string;

type Tree record {|
    Id id;
    Tree[] children = [];
|};

public function main() {
    Ids ids = [1, 2];
    int[] ints = ids;
    Callback c = n => n.toString();
    Tree t = {id: 1, children: [{id: 2}]};
    io:println(ints, c(5), t.children[0].id); // @output [1,2]52
}
