// A cycle can be cloned to be immutable.

import ballerina/io;

type Node record {|
    string name;
    Node? next = ();
|};

public function main() {
    Node a = {name: "a"};
    a.next = a;
    Node b = a.cloneReadOnly();
    any v = b;
    io:println(b.next === b, " ", v is readonly, " ", b === a); // @output true true false
}
