// A filter may follow a filter or a step.

import ballerina/io;

public function main() {
    xml x = xml `<r><a/><b/></r><s><a/></s>`;
    io:println(x.<r|s>.<s>, x/*.<a>, (x.<r>/*).<b>); // @output <s><a/></s><a/><a/><b/>
}
