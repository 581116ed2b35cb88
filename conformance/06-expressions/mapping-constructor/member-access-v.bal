// A constructor may be followed by member access and method calls.

import ballerina/io;

public function main() {
    int? a = {x: 1, y: 2}["x"];
    int b = [5, 6, 7][1];
    string s = {name: "n"}.name;
    int[] keys = [1, 2, 3].filter(n => n > 1);
    io:println(a, b, s, keys, (table key(k) [{k: 1, v: "z"}]).get(1).v); // @output 16n[2,3]z
}
