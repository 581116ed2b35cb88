// An element within a sequence can be changed in place, at any depth.

import ballerina/io;

public function main() {
    xml doc = xml `<list><item n="1">a</item><item n="2">b</item></list>`;
    foreach xml:Element e in doc/<item> {
        e.setChildren(xml:createText(e.data().toUpperAscii()));
        map<string> attributes = e.getAttributes();
        attributes["done"] = "yes";
    }
    io:println(doc); // @output <list><item n="1" done="yes">A</item><item n="2" done="yes">B</item></list>
}
