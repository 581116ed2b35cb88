// round takes halves to even, and digits before the point, too.

import ballerina/io;

public function main() {
    io:println((2.5).round(), " ", (3.5).round(), " ", (-0.4).round(), " ", (1234.5).round(-2)); // @output 2.0 4.0 -0.0 1200.0
    io:println((1.25).round(1), " ", (0.125).round(2), " ", (5.0).round(3), " ", float:NaN.round()); // @output 1.2 0.12 5.0 NaN
}
