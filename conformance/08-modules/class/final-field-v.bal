// A final field may hold a mutable value.

import ballerina/io;

class C {
    final int[] l = [1];
    final int n;

    function init(int n) {
        self.n = n;
    }
}

public function main() {
    C c = new (5);
    c.l.push(2);
    io:println(c.l, c.n); // @output [1,2]5
}
