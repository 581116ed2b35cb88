// elements, children and elementChildren select by expanded names.

import ballerina/io;

public function main() {
    xml x = xml `<a><b/>t<c xmlns="http://x.org"/></a><b/>u`;
    io:println(x.elements().length(), x.elements("b").length(), x.children().length()); // @output 213
    io:println(x.elementChildren().length(), x.elementChildren("c").length(), x.elementChildren("{http://x.org}c").length()); // @output 201
}
