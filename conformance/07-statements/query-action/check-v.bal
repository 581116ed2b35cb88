// A failure within the block leaves the function.

import ballerina/io;

function f() returns error? {
    check from string s in ["1", "x", "3"]
        do {
            int n = check int:fromString(s);
            io:println(n); // @output 1
        };
    io:println("not reached");
}

public function main() {
    error? e = f();
    io:println(e is error); // @output true
}
