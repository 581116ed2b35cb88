// readonly before a field makes it and its value immutable.

import ballerina/io;

public function main() {
    var r = {readonly a: [1], b: <int[]>[2]};
    r.b.push(3);
    io:println(r, r.a.isReadOnly()); // @output {"a":[1],"b":[2,3]}true
    int n = 1;
    map<int> m = {readonly n, k: 2};
    m["k"] = 3;
    io:println(m); // @output {"n":1,"k":3}
}
