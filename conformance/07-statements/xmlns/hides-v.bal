// A prefix of a block hides that of the source part, be it of a namespace or of a module.

import ballerina/io;

xmlns "urn:part" as p;

public function main() {
    io:println(p:name); // @output {urn:part}name
    string[] found = [];
    {
        xmlns "urn:block" as p;
        xmlns "urn:module" as io;
        found.push(p:name, io:name);
    }
    foreach string name in found {
        io:println(name);
    }
    // @output {urn:block}name
    // @output {urn:module}name
    io:println(p:name); // @output {urn:part}name
}
