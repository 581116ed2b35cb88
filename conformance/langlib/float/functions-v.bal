// Roots, powers and the functions of angles.

import ballerina/io;

function near(float a, float b) returns boolean => (a - b).abs() < 1e-12;

public function main() {
    io:println((9.0).sqrt(), " ", (27.0).cbrt(), " ", (2.0).pow(10), " ", (-1.0).sqrt()); // @output 3.0 3.0 1024.0 NaN
    io:println(near((1.0).exp(), float:E), near(float:E.log(), 1), near((1000.0).log10(), 3)); // @output truetruetrue
    io:println(near((float:PI / 2).sin(), 1), near((0.0).cos(), 1), near((1.0).atan() * 4, float:PI), near(float:atan2(1, -1), 3 * float:PI / 4)); // @output truetruetruetrue
    io:println(near((1.0).sinh(), 1.1752011936438014), near((0.5).asin(), float:PI / 6), (2.0).acos()); // @output truetrueNaN
}
