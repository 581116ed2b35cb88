// A prefix of an xmlns declaration gives the attribute's namespace.

import ballerina/io;

xmlns "urn:x" as p;

public function main() returns error? {
    xml x = xml `<e p:a="1" a="2"/>`;
    io:println(check x.p:a, check x.a); // @output 12
    xml y = xml `<e xml:lang="en"/>`;
    io:println(check y.xml:lang); // @output en
}
