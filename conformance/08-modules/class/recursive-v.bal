// Objects may refer to objects of their own class.

import ballerina/io;

class Node {
    int value;
    Node? next;

    function init(int value, Node? next = ()) {
        self.value = value;
        self.next = next;
    }

    function sum() returns int {
        Node? n = self.next;
        return self.value + (n is Node ? n.sum() : 0);
    }
}

public function main() {
    Node n = new (1, new (2, new (3)));
    io:println(n.sum()); // @output 6
}
