// An isolated function uses an isolated variable within lock.

import ballerina/io;

isolated map<int> hits = {};

isolated function hit(string name) returns int {
    lock {
        int n = (hits[name] ?: 0) + 1;
        hits[name] = n;
        return n;
    }
}

isolated function all() returns map<int> {
    lock {
        return hits.clone();
    }
}

public function main() {
    _ = hit("a");
    _ = hit("b");
    io:println(hit("a"), all()); // @output 2{"a":2,"b":1}
}
