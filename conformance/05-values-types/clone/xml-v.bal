// Cloning xml copies its items.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a><b/></a>`;
    xml:Element copy = e.clone();
    copy.setName("c");
    io:println(e, " ", copy, " ", e.getChildren() === copy.getChildren()); // @output <a><b/></a> <c><b/></c> false
}
