// An isolated class protects its fields with lock.

import ballerina/io;

isolated class Counter {
    private int n = 0;
    final string name;

    isolated function init(string name) {
        self.name = name;
    }

    isolated function next() returns string {
        lock {
            self.n += 1;
            return self.name + self.n.toString();
        }
    }
}

public function main() {
    Counter c = new ("c");
    io:println(c.next(), c.next(), c.name); // @output c1c2c
    isolated object {} o = c;
    io:println(o is Counter); // @output true
}
