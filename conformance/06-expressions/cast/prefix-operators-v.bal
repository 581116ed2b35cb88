// A cast applies to a prefix operator or call behind it, not to a sum.

import ballerina/io;

function half(int n) returns float => <float>n / 2.0;

public function main() {
    int n = 3;
    io:println(<float>-n, " ", <int>+2.5, " ", <float>n + 0.5, " ", <int>half(5) * 2); // @output -3.0 2 3.5 4
    any[] list = <any[]>[1, <any>"x"];
    io:println(<int>list[0] + 1, " ", (<string>list[1]).length()); // @output 2 1
}
