// Adding a field while the map is iterated makes the next step panic.

import ballerina/io;

public function main() {
    map<int> m = {a: 1, b: 2};
    foreach int v in m { // @panic
        io:println(v); // @output 1
        m["c"] = 3;
    }
}
