// on conflict sees the frame whose value is in conflict.

import ballerina/io;

public function main() {
    map<int>|error m = map from [string, int] [k, n] in [["a", 1], ["b", 2], ["a", 3]]
        select [k, n]
        on conflict error(string `second ${k}: ${n}`);
    io:println(m is error ? m.message() : ""); // @output second a: 3
    map<int> last = map from [string, int] [k, n] in [["a", 1], ["b", 2], ["a", 3]]
        select [k, n]
        on conflict ();
    io:println(last); // @output {"a":3,"b":2}
}
