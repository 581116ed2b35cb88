// Arrays are covariant in their members, and T[n] is a subtype of T[].

import ballerina/io;

public function main() {
    int[3] three = [1, 2, 3];
    int[] any3 = three;
    (int|string)[] wider = any3;
    any v = wider;
    io:println(wider.length(), " ", v is int[3], " ", v is int[], " ", v is int[2]); // @output 3 true true false
    io:println(v is anydata[3]); // @output true
}
