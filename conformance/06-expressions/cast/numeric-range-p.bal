// A float beyond the ints cannot become an int.

import ballerina/io;

public function main() {
    float f = 1e18;
    io:println(<int>f); // @output 1000000000000000000
    f *= 10;
    io:println(<int>f); // @panic
}
