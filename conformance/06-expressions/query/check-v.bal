// check in a clause fails the query's function.

import ballerina/io;

function parse(string[] l) returns int[]|error {
    return from string s in l
        let int n = check int:fromString(s)
        select n;
}

public function main() {
    io:println(parse(["1", "2"]), parse(["1", "x"]) is error); // @output [1,2]true
}
