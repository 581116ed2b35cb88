// == compares plain data by value, and ignores whether it is immutable.

import ballerina/io;

public function main() {
    map<anydata> a = {x: [1, "a"], y: {z: ()}};
    map<anydata> b = {y: {z: ()}, x: [1, "a"]};
    io:println(a == b, a === b); // @output truefalse
    io:println(a == b.cloneReadOnly(), a != {x: 1}); // @output truetrue
    int[] l = [1, 2];
    (int|string)[] m = [1, 2];
    io:println(l == m, l == [2, 1], l == [1]); // @output truefalsefalse
    anydata one = 1;
    anydata oneFloat = 1.0;
    io:println(one == oneFloat); // @output false
}
