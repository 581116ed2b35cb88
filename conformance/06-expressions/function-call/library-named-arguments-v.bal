// Arguments of library functions may be named, in method calls too.

import ballerina/io;
import ballerina/lang.array;

public function main() {
    io:println("abcdef".substring(endIndex = 4, startIndex = 1)); // @output bcd
    io:println([3, 1, 2].sort(direction = array:DESCENDING)); // @output [3,2,1]
    io:println([1, 2, 3, 4].slice(2, endIndex = 3), "banana".indexOf(substr = "a", startIndex = 2)); // @output [3]3
    io:println("7".padStart(len = 3, padChar = "0")); // @output 007
}
