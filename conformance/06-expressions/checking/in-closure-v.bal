// check within a closure fails the closure only.

import ballerina/io;

function f(string s) returns int|error => int:fromString(s);

public function main() {
    function (string) returns int|error g = function(string s) returns int|error {
        int n = check f(s);
        return n + 1;
    };
    (int|error)[] all = ["1", "x"].map(s => g(s));
    io:println(all[0], all[1] is error); // @output 2true
}
