// Tables of plain data and xml are plain data, and are compared as such.

import ballerina/io;

public function main() {
    anydata a = table key(id) [{id: 1, x: xml `<a/>`}];
    anydata b = table key(id) [{id: 1, x: xml `<a/>`}];
    io:println(a == b, " ", a is table<map<anydata>>, " ", a is json); // @output true true false
}
