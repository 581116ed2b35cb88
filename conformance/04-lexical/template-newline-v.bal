// A template may go over the ends of lines; its newlines are part of it.

import ballerina/io;

public function main() {
    string s = string `one
two`;
    io:println(s.length(), " ", s.indexOf("\n")); // @output 7 3
}
