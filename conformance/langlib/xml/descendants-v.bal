// Descendants come in the order of their text, texts among them.

import ballerina/io;

public function main() {
    xml:Element e = xml `<a>1<b>2<c/></b>3</a>`;
    xml d = e.getDescendants();
    io:println(d.length(), d[0], d[2], d[4]); // @output 5123
    io:println(d[1], d[3]); // @output <b>2<c/></b><c/>
}
