// An int overflow panics, a float one gives infinity.

import ballerina/io;

public function main() {
    int max = int:MAX_VALUE;
    int|error a = trap max + 1;
    int|error b = trap -max - 2;
    float big = 1.7976931348623157e308;
    io:println(a is error, b is error, big + big); // @output truetrueInfinity
}
