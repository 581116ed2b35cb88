// Namespaces declared with xmlns are in scope within templates.

import ballerina/io;

xmlns "urn:top" as t;

public function main() {
    xmlns "urn:local" as l;
    xml:Element e = xml `<t:a l:b="1"/>`;
    io:println(e.getName()); // @output {urn:top}a
    io:println(e.getAttributes()["{urn:local}b"]); // @output 1
    xmlns "urn:default";
    xml:Element d = xml `<a b="1"/>`;
    io:println(d.getName()); // @output {urn:default}a
}
