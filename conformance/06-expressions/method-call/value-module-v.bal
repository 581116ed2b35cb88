// A function that the module of the basic type lacks comes from lang.value.

import ballerina/io;

public function main() {
    io:println(1.toJsonString(), [1, "x"].toJsonString(), {a: 1.5}.toJsonString()); // @output 1[1, "x"]{"a":1.5}
    int|string v = 5;
    io:println(v.toString(), v.toBalString()); // @output 55
    io:println("abc".length(), [1, 2].length(), {a: 1}.length()); // @output 321
}
