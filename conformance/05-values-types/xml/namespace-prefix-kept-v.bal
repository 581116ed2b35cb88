// An element taken out of its parent keeps the namespace of its prefix.

import ballerina/io;

public function main() returns error? {
    xml:Element outer = xml `<a xmlns:p="http://x.org/p"><p:b p:k="v">t</p:b></a>`;
    xml:Element inner = check outer.getChildren().ensureType();
    xml:Element read = check (check xml:fromString(inner.toString())).ensureType();
    io:println(read.getName(), " ", read.getAttributes()["{http://x.org/p}k"]); // @output {http://x.org/p}b v
}
