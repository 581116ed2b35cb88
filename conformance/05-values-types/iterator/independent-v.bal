// Iterators of one value are independent of each other.

import ballerina/io;

public function main() {
    map<int> m = {a: 1, b: 2};
    var one = m.iterator();
    var two = m.iterator();
    _ = one.next();
    io:println(one.next(), two.next()); // @output {"value":2}{"value":1}
}
