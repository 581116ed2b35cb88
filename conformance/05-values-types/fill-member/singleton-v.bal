// A singleton type is filled with its value.

import ballerina/io;

type Yes "yes";

public function main() {
    Yes[] a = [];
    a[2] = "yes";
    io:println(a); // @output ["yes","yes","yes"]
}
