// A negative index of xml panics.

import ballerina/io;

public function main() {
    xml x = xml `<a/>`;
    int i = -1;
    io:println(x[i]); // @panic
}
