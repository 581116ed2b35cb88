// Strings are ordered by code points, a prefix before what it begins.

import ballerina/io;

public function main() {
    io:println("a" < "b", "B" < "a", "ab" < "abc", "" < "a"); // @output truetruetruetrue
    io:println("a" < "a", "a" <= "a", "é" > "z"); // @output falsetruetrue
    // U+FF5E is before U+1F600, though not in UTF-16
    io:println("～" < "😀"); // @output true
}
