// let works wherever an expression does.

import ballerina/io;

function f(int n) returns int => let int sq = n * n in sq + 1;

public function main() {
    map<int> m = {a: let int k = 3 in k, b: f(2)};
    io:println(m, string `${let int k = 4 in k * k}`); // @output {"a":3,"b":5}16
    if let int k = 1 in k == 1 {
        io:println("yes"); // @output yes
    }
}
