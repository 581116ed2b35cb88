// An immutable element refuses changes.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a x="1"/>`;
    xml:Element r = e.cloneReadOnly();
    e.setName("b");
    io:println(e, r); // @output <b x="1"/><a x="1"/>
    r.setName("c"); // @panic
}
