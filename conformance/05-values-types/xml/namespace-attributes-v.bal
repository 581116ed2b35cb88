// Namespace declarations of an element are among its attributes.

import ballerina/io;

public function main() {
    xml:Element e = xml `<p:a xmlns:p="http://x.org/p" p:b="1" c="2"/>`;
    map<string> attributes = e.getAttributes();
    io:println(e.getName()); // @output {http://x.org/p}a
    io:println(attributes["{http://x.org/p}b"], " ", attributes["c"]); // @output 1 2
    io:println(attributes["{http://www.w3.org/2000/xmlns/}p"]); // @output http://x.org/p
}
