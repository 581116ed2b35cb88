// Filters and steps to named children give elements only.

import ballerina/io;

public function main() {
    xml x = xml `<r>t<a/><b/></r>`;
    xml<xml:Element> a = x/<a>;
    xml<xml:Element> b = (x/*).<*>;
    foreach xml:Element e in x/**/<*> {
        io:println(e.getName());
        // @output a
        // @output b
    }
    io:println(a.length(), b.length()); // @output 12
}
