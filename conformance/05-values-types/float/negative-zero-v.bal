// The two zeros have one shape, but are different values.

import ballerina/io;

public function main() {
    float pos = 0.0;
    float neg = -0.0;
    io:println(pos == neg, pos === neg, pos !== neg); // @output truefalsetrue
    io:println(1.0 / neg == -float:Infinity, pos < neg, pos <= neg); // @output truefalsetrue
    any value = neg;
    io:println(value is 0.0); // @output true
}
