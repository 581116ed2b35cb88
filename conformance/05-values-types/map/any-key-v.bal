// Any string is a key, the empty one too.

import ballerina/io;

public function main() {
    map<int> m = {"": 1, "a b": 2, "ü": 3};
    io:println(m[""], " ", m["a b"], " ", m.hasKey("x")); // @output 1 2 false
    m["new\nline"] = 4;
    io:println(m.keys().length()); // @output 4
}
