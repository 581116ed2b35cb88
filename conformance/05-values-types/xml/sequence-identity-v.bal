// A sequence refers to its items: a change of an item is seen in all sequences.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a/>`;
    xml both = e + xml `text` + e;
    e.setName("b");
    io:println(both); // @output <b/>text<b/>
    io:println(both[0] === both[2]); // @output true
}
