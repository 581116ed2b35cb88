// An isolated function may make objects of classes whose init is isolated.

import ballerina/io;

class Box {
    int n;

    isolated function init(int n) {
        self.n = n;
    }
}

class Plain {
    int n = 3;
}

isolated function sum() returns int {
    Box b = new (4);
    Plain p = new;
    return b.n + p.n;
}

public function main() {
    io:println(sum()); // @output 7
}
