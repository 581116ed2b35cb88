// An element's attributes and children can be changed, and are seen through
// every sequence that holds the element.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a x="1">t</a>`;
    xml seq = xml `<p/>` + e;
    map<string> attributes = e.getAttributes();
    attributes["y"] = "2";
    e.setChildren(xml `<b/>`);
    io:println(seq); // @output <p/><a x="1" y="2"><b/></a>
    e.setName("c");
    io:println(e); // @output <c x="1" y="2"><b/></c>
}
