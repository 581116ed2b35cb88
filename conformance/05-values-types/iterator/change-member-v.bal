// A member that is changed is seen when its turn comes; one that has been
// returned may be removed.

import ballerina/io;

public function main() {
    map<int> m = {a: 1, b: 2, c: 3};
    var it = m.iterator();
    _ = it.next();
    m["b"] = 20;
    _ = m.remove("a");
    io:println(it.next()); // @output {"value":20}
    io:println(it.next()); // @output {"value":3}
    io:println(it.next() is ()); // @output true
}
