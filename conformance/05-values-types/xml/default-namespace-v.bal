// A default namespace applies to elements and not to attributes.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a xmlns="urn:d" x="1"><b/></a>`;
    io:println(e.getName()); // @output {urn:d}a
    io:println(e.getAttributes()["x"]); // @output 1
    xml:Element b = <xml:Element>e.children()[0];
    io:println(b.getName()); // @output {urn:d}b
}
