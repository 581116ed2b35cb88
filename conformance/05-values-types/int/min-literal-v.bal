// The least int is written as a constant expression: a literal has no sign.

import ballerina/io;

public function main() {
    int least = -9223372036854775807 - 1;
    io:println(least, " ", least == int:MIN_VALUE, " ", -int:MAX_VALUE); // @output -9223372036854775808 true -9223372036854775807
}
