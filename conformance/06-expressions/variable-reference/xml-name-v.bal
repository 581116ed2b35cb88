// A name whose prefix is an xml namespace is a string.

import ballerina/io;

xmlns "http://example.com/a" as a;

public function main() {
    string s = a:b;
    io:println(s); // @output {http://example.com/a}b
}
