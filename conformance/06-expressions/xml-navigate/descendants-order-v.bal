// Descendants come in document order.

import ballerina/io;

public function main() {
    xml x = xml `<r><a n="1"><a n="2"/></a><b><a n="3"/></b></r>`;
    string[] ns = from xml e in x/**/<a>
        select e is xml:Element ? e.getAttributes().get("n") : "";
    io:println(ns); // @output ["1","2","3"]
}
