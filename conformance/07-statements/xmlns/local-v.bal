// A declaration within a block is known there.

import ballerina/io;

public function main() {
    {
        xmlns "urn:a" as p;
        io:println(p:x); // @output {urn:a}x
    }
    {
        xmlns "urn:b" as p;
        io:println(p:x); // @output {urn:b}x
        io:println(xml `<p:e/>`); // @output <p:e xmlns:p="urn:b"/>
    }
}
