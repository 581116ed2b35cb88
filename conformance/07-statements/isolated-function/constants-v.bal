// Constants, and final variables that hold immutable values, may be read.

import ballerina/io;

const LIMIT = 3;
final string[] & readonly names = ["a", "b"];
final int size = names.length();
configurable int port = 80;

isolated function text() returns string => string `${LIMIT} ${names[1]} ${size} ${port}`;

public function main() {
    io:println(text()); // @output 3 b 2 80
}
