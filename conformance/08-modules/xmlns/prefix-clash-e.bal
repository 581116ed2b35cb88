// A prefix of xmlns and one of an import have one symbol space.

import ballerina/io;

xmlns "http://x.org" as io; // @error

public function main() {
    io:println("x");
}
