// An element without namespace within a default namespace is shown so that it
// stays without one.

import ballerina/io;

public function main() returns error? {
    xml:Element outer = xml `<a xmlns="http://x.org/d"><b/></a>`;
    xml inner = outer.getChildren();
    xml:Element b = check inner.ensureType();
    io:println(b.getName()); // @output {http://x.org/d}b
    outer.setChildren(xml:createElement("c"));
    xml again = check xml:fromString(outer.toString());
    xml:Element read = check again.ensureType();
    xml:Element c = check read.getChildren().ensureType();
    io:println(read.getName(), " ", c.getName()); // @output {http://x.org/d}a c
}
