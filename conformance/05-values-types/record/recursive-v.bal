// A record type may refer to itself through an optional field.

import ballerina/io;

type Node record {|
    int value;
    Node? next = ();
|};

public function main() {
    Node n = {value: 1, next: {value: 2}};
    Node? m = n.next;
    io:println(m?.value); // @output 2
    io:println(n); // @output {"value":1,"next":{"value":2,"next":null}}
}
