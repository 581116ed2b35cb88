// A map iterates in the order in which fields were added.

import ballerina/io;

public function main() {
    map<int> m = {z: 1, a: 2};
    m["m"] = 3;
    m["z"] = 4;
    io:println(m); // @output {"z":4,"a":2,"m":3}
    _ = m.remove("z");
    m["z"] = 5;
    io:println(m.keys()); // @output ["a","m","z"]
    foreach int v in m {
        io:println(v);
        // @output 2
        // @output 3
        // @output 5
    }
}
