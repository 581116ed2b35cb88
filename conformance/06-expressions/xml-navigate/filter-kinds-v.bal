// A filter keeps elements only, and of a sequence only those on top.

import ballerina/io;

public function main() {
    xml x = xml `<a><b/></a>text<b/><!--c-->`;
    xml<xml:Element> all = x.<*>;
    io:println(all, " ", x.<b>, " ", x.<none>.length()); // @output <a><b/></a><b/> <b/> 0
}
