// Names in patterns follow the namespaces in scope.

import ballerina/io;

xmlns "urn:x" as p;

public function main() {
    xml x = xml `<p:a/><b/><p:b/>`;
    io:println((x.<p:a>).length(), (x.<p:*>).length(), (x.<b>).length()); // @output 121
    xmlns "urn:x";
    io:println((x.<b>).length()); // @output 1
    io:println((<xml:Element>(x.<b>)).getName()); // @output {urn:x}b
}
