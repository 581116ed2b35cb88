// Concatenation with the empty value gives the value itself.

import ballerina/io;

public function main() {
    xml e = xml `<a/>`;
    io:println(e + xml `` === e, " ", xml `` + e === e); // @output true true
    io:println((e + xml ``).length(), " ", (xml `` + xml ``).length()); // @output 1 0
}
