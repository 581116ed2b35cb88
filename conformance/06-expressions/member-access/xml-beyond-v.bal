// An index beyond an xml value gives the empty value.

import ballerina/io;

public function main() {
    xml x = xml `<a/>`;
    int i = 1;
    xml y = x[i];
    io:println(y.length()); // @output 0
}
