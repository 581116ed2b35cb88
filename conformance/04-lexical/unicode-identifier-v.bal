// Characters outside ASCII that are not syntax may be part of identifiers.

import ballerina/io;

function größe(string straße) returns int => straße.length();

public function main() {
    int π = 3;
    string 名前 = "abcd";
    io:println(π + größe(名前)); // @output 7
}
