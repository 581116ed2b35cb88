// The empty xml value belongs to xml:Text and to xml<never>.

import ballerina/io;

public function main() {
    xml e = xml ``;
    io:println(e.length(), e is xml:Text, e is xml<never>); // @output 0truetrue
    any other = "";
    io:println(e is xml:Element, other is xml); // @output falsefalse
    io:println(e + xml `<a/>`); // @output <a/>
}
