// A required field cannot be removed.

import ballerina/io;

public function main() {
    record {|int x; int y?;|} p = {x: 1, y: 2};
    map<int> m = p;
    _ = m.remove("y");
    io:println(p); // @output {"x":1}
    _ = m.remove("x"); // @panic
}
