// A multiple wait fits a map type.

import ballerina/io;

public function main() {
    worker a returns int {
        return 1;
    }
    worker b returns int {
        return 2;
    }
    map<int> m = wait {a, b};
    io:println(m["a"], m["b"]); // @output 12
}
