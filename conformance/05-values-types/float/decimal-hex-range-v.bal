// Parameters of floats keep the value of every int up to 2 to the 53rd.

import ballerina/io;

public function main() {
    int n = 9007199254740992;
    float f = <float>n;
    io:println(<int>f == n, f == 9007199254740992.0); // @output truetrue
    float small = 5e-324;
    io:println(small > 0.0, small / 2.0 == 0.0); // @output truetrue
}
