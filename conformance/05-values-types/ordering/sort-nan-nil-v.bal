// Sorted in either direction NaN comes behind the numbers, and nil last.

import ballerina/io;

public function main() {
    float?[] list = [(), 2.0, float:NaN, 1.0];
    io:println(list.sort()); // @output [1.0,2.0,NaN,null]
    io:println(list.sort("descending")); // @output [2.0,1.0,NaN,null]
}
