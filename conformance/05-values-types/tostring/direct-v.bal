// io:println shows strings and xml as they are, and structures informally.

import ballerina/io;

public function main() {
    io:println("a\"b"); // @output a"b
    io:println(["a b", "c"]); // @output ["a b","c"]
    io:println({k: "v", n: (), x: [1.0, 2d]}); // @output {"k":"v","n":null,"x":[1.0,2]}
    io:println([xml `<a>b</a>`]); // @output [`<a>b</a>`]
    io:println(xml `<a>b</a>`); // @output <a>b</a>
    io:println([float:NaN, float:Infinity, -1.5]); // @output [NaN,Infinity,-1.5]
}
