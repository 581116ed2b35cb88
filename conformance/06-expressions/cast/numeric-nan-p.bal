// NaN cannot become an int.

import ballerina/io;

public function main() {
    float f = 0.0;
    float nan = f / f;
    io:println(nan); // @output NaN
    io:println(<int>nan); // @panic
}
