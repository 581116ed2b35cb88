// A method call calls the object's own method.

import ballerina/io;

class Stack {
    private int[] items = [];

    function push(int n) returns Stack {
        self.items.push(n);
        return self;
    }

    function length() returns int => self.items.length();
}

public function main() {
    Stack s = new;
    io:println(s.push(1).push(2).length()); // @output 2
}
