// A store into a member that is not there yet makes it first.

import ballerina/io;

public function main() {
    map<map<int[]>> m = {};
    m["a"]["b"][2] = 7;
    io:println(m); // @output {"a":{"b":[0,0,7]}}
    map<int>[] list = [];
    list[1]["k"] = 1;
    io:println(list); // @output [{},{"k":1}]
}
