// Division by zero gives infinities and NaN, and never panics.

import ballerina/io;

public function main() {
    float zero = 0.0;
    float one = 1.0;
    io:println(one / zero); // @output Infinity
    io:println(-one / zero); // @output -Infinity
    io:println(zero / zero); // @output NaN
    io:println(one % zero); // @output NaN
    io:println(one / zero == float:Infinity); // @output true
}
