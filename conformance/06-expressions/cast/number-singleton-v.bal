// A cast converts only when the type has one numeric basic type and the result
// belongs to it.

import ballerina/io;

type Dice 1|2|3|4|5|6;

public function main() {
    float f = 3.0;
    any v = 2.0;
    io:println(<Dice>f, " ", <int|string>v, " ", <float|string>v); // @output 3 2 2.0
    any n = 7;
    Dice|error d = trap <Dice>n;
    io:println(d is error); // @output true
}
