// A configured value is immutable, and its variable final.

import ballerina/io;

configurable int[] list = [1];
configurable map<string> names = {a: "x"};

isolated function first() returns int => list[0];

public function main() {
    any l = list;
    any n = names;
    io:println(first(), l is readonly, n is readonly); // @output 5truetrue
}
