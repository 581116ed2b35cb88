// Prefixes of namespaces and of imports share one symbol space.

import ballerina/io;

xmlns "urn:io" as io; // @error

function show() {
    io:println("x");
}
