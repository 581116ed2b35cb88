// Names in a namespace are written {uri}local.

import ballerina/io;

public function main() {
    xml:Element e = xml `<p:a xmlns:p="urn:one" p:x="1" y="2"/>`;
    io:println(e.getName()); // @output {urn:one}a
    map<string> attrs = e.getAttributes();
    io:println(attrs["{urn:one}x"], attrs["y"]); // @output 12
    io:println(attrs["{http://www.w3.org/2000/xmlns/}p"]); // @output urn:one
}
