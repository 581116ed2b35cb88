// A multiple receive may be taken apart, and fits a map.

import ballerina/io;

public function main() {
    worker a {
        1 -> c;
    }

    worker b {
        2 -> c;
    }

    worker c returns int {
        map<int> m = <- {a, b};
        return m.get("a") * 10 + m.get("b");
    }

    int n = wait c;
    io:println(n); // @output 12
}
