// Elements, texts, comments and instructions can be made from their parts.

import ballerina/io;

public function main() {
    map<string> attributes = {k: "v"};
    xml:Element e = xml:createElement("a", attributes, xml:createText("t<"));
    attributes["k"] = "changed";
    io:println(e); // @output <a k="v">t&lt;</a>
    io:println(xml:createComment(" c "), xml:createProcessingInstruction("p", "d")); // @output <!-- c --><?p d?>
    io:println(xml:createText("") == xml ``, xml:createElement("{http://x.org}b").getName()); // @output true{http://x.org}b
}
