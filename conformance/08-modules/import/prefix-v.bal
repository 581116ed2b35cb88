// A module is known by the last part of its name, or by its prefix.

import ballerina/io;
import ballerina/lang.array;
import ballerina/lang.'int as numbers;

public function main() {
    io:println(array:length([1, 2])); // @output 2
    io:println(numbers:max(1, 5, 3)); // @output 5
}
