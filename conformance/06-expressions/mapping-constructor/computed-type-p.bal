// The inherent type decides on a computed field when its name is known.

import ballerina/io;

type Cell record {|
    int n;
    string s = "";
|};

function cell(string key, int|string v) returns Cell => {n: 1, [key]: v}; // @panic

public function main() {
    io:println(cell("s", "t")); // @output {"n":1,"s":"t"}
    io:println(cell("n", 2)); // @output {"n":2,"s":""}
    _ = cell("n", "two");
}
