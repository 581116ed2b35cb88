// Strings have no storage identity: === compares their characters.

import ballerina/io;

public function main() {
    string a = "ab";
    string b = "a";
    b += "b";
    io:println(a === b, a == b, a !== b); // @output truetruefalse
}
