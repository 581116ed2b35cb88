// An attribute with a namespace is shown with a prefix that is declared.

import ballerina/io;

public function main() returns error? {
    xml:Element e = xml:createElement("a", {"{http://x.org/p}k": "v"});
    xml:Element read = check (check xml:fromString(e.toString())).ensureType();
    io:println(read.getAttributes()["{http://x.org/p}k"]); // @output v
    xmlns "http://x.org/p" as p;
    string|error v = read.p:k;
    io:println(v); // @output v
}
