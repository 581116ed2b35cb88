// An element does not become its own descendant.

import ballerina/io;

public function main() {
    xml:Element inner = xml `<b/>`;
    xml:Element outer = xml `<a/>`;
    outer.setChildren(inner);
    io:println(outer); // @output <a><b/></a>
    outer.setChildren("text");
    io:println(outer, outer.getChildren().length()); // @output <a>text</a>1
    outer.setChildren(inner);
    inner.setChildren(outer); // @panic
}
