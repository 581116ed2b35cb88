// Access to a member that is not there gives nil, which ends a chain.

import ballerina/io;

public function main() {
    map<map<int>> m = {a: {b: 1}};
    int? x = m["a"]["b"];
    int? y = m["z"]["b"];
    map<int>? none = ();
    int? z = none["k"];
    io:println(x, y is (), z is ()); // @output 1truetrue
}
