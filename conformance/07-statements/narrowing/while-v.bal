// The condition of while narrows its body, and nothing behind it.

import ballerina/io;

type Node record {|
    int value;
    Node? next;
|};

function sum(Node? list) returns int {
    int total = 0;
    Node? node = list;
    while node is Node {
        total += node.value;
        node = node.next;
    }
    if node is Node {
        return 0;
    }
    return total;
}

public function main() {
    io:println(sum({value: 1, next: {value: 2, next: ()}})); // @output 3
}
