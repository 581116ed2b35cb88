// Removing a member that has not had its turn makes the next step panic.

import ballerina/io;

public function main() {
    map<int> m = {a: 1, b: 2, c: 3};
    foreach int n in m { // @panic
        io:println(n); // @output 1
        if n == 1 {
            _ = m.remove("c");
        }
    }
}
