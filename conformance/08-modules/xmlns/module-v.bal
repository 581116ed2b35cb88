// A namespace declared at module level is known in the whole source part.

import ballerina/io;

const URI = "urn:a";

xmlns URI as p;
xmlns "urn:default";

public function main() {
    io:println(p:x); // @output {urn:a}x
    xml:Element e = xml `<y p:z="1"/>`;
    io:println(e.getName(), e.getAttributes()[p:z]); // @output {urn:default}y1
}
