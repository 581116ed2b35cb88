// Character and predefined entity references stand for characters.

import ballerina/io;

public function main() {
    xml x = xml `<a b="&quot;&#65;">&lt;&#x42;&amp;</a>`;
    xml:Element e = <xml:Element>x;
    io:println(e.getAttributes()["b"]); // @output "A
    io:println(e.data()); // @output <B&
}
