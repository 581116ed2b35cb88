// Prefixes and annotation tags have name spaces of their own.

import ballerina/io;

annotation io on function;

xmlns "urn:x" as value;

@io
function tagged() {
}

public function main() {
    string value = value:name;
    int main = 1;
    io:println(value, main); // @output {urn:x}name1
    tagged();
}
