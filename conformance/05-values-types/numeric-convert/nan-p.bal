// NaN is no int.

import ballerina/io;

public function main() {
    float f = float:NaN;
    int|error n = trap <int>float:Infinity;
    io:println(n is error); // @output true
    io:println(<int>f); // @panic
}
