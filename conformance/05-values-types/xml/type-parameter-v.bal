// xml<T> holds sequences of T.

import ballerina/io;

public function main() {
    xml<xml:Element> es = xml `<a/><b/>`;
    foreach xml:Element e in es {
        io:println(e.getName());
        // @output a
        // @output b
    }
    xml x = xml `<a/>t`;
    io:println(x is xml<xml:Element>, x is xml<xml:Element|xml:Text>); // @output falsetrue
    xml<xml:Text> t = xml `only text`;
    xml:Text same = t;
    io:println(same); // @output only text
}
