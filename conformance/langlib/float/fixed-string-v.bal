// toFixedString and toExpString have as many digits as asked for.

import ballerina/io;

public function main() {
    io:println((12.456).toFixedString(2), " ", (12.0).toFixedString(0), " ", (-0.5).toFixedString(3)); // @output 12.46 12 -0.500
    io:println((12.456).toExpString(2), " ", (0.001).toExpString(1)); // @output 1.25e+01 1.0e-03
    io:println(float:NaN.toFixedString(2), " ", float:Infinity.toExpString(2)); // @output NaN Infinity
}
