// The methods of an isolated object may be called from many strands.

import ballerina/io;

isolated class Bag {
    private map<int> counts = {};

    isolated function add(string k) {
        lock {
            self.counts[k] = (self.counts[k] ?: 0) + 1;
        }
    }

    isolated function get(string k) returns int {
        lock {
            return self.counts[k] ?: 0;
        }
    }
}

isolated function fill(Bag b, string k) {
    foreach int i in 0 ..< 100 {
        b.add(k);
    }
}

public function main() returns error? {
    Bag b = new;
    future<()> x = start fill(b, "a");
    future<()> y = start fill(b, "a");
    future<()> z = start fill(b, "b");
    check wait x;
    check wait y;
    check wait z;
    io:println(b.get("a"), " ", b.get("b"), " ", b.get("c")); // @output 200 100 0
}
