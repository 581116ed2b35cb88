// A computed name changes what the other fields made.

import ballerina/io;

public function main() {
    string k = "a";
    map<int> m = {[k]: 2, a: 1, b: 3};
    io:println(m); // @output {"a":2,"b":3}
}
