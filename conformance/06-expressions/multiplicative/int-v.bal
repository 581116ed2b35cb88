// Integer division truncates towards zero; the remainder has the dividend's
// sign.

import ballerina/io;

public function main() {
    int a = 7;
    int b = -7;
    int c = 2;
    io:println(a / c, " ", b / c, " ", a / -c, " ", b / -c); // @output 3 -3 -3 3
    io:println(a % c, " ", b % c, " ", a % -c, " ", b % -c); // @output 1 -1 1 -1
    io:println(a * b); // @output -49
    int min = int:MIN_VALUE;
    int minus = -1;
    io:println(min % minus); // @output 0
}
