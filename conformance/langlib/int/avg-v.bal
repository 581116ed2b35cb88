// The average of ints is a decimal.

import ballerina/io;

public function main() {
    decimal a = int:avg(1, 2, 4);
    io:println(int:avg(1, 2), " ", int:avg(4), " ", a > 2.333d && a < 2.334d); // @output 1.5 4 true
    io:println(int:avg(int:MAX_VALUE, int:MAX_VALUE)); // @output 9223372036854775807
}
