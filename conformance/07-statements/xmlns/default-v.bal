// A block may have a default namespace of its own; a nested one replaces it.

import ballerina/io;

public function main() {
    xmlns "urn:outer";
    xml:Element before = xml `<order/>`;
    {
        xmlns "urn:inner";
        xml:Element inside = xml `<order/>`;
        io:println(inside.getName()); // @output {urn:inner}order
    }
    xml:Element after = xml `<order/>`;
    io:println(before.getName()); // @output {urn:outer}order
    io:println(after.getName()); // @output {urn:outer}order
}
