// An element shows the namespaces it declares before its other attributes,
// and declares what its attributes need.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a k="1"/>`;
    map<string> m = e.getAttributes();
    m["{http://www.w3.org/2000/xmlns/}p"] = "http://x";
    m["{http://x}j"] = "2";
    io:println(e); // @output <a xmlns:p="http://x" k="1" p:j="2"/>
    io:println(xml:createElement("b", {"k": "1", "{http://y}j": "2"})); // @output <b xmlns:ns0="http://y" k="1" ns0:j="2"/>
}
