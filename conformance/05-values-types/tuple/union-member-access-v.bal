// Access with an index that is not constant has the union of the types.

import ballerina/io;

public function main() {
    [int, string, boolean] t = [1, "a", true];
    foreach int i in 0 ..< 3 {
        int|string|boolean v = t[i];
        io:println(v);
        // @output 1
        // @output a
        // @output true
    }
    string s = t[1];
    io:println(s); // @output a
}
