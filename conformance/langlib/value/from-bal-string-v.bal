// fromBalString reads what toBalString writes.

import ballerina/io;

public function main() returns error? {
    io:println(check "[1,{\"a\":2.5d},()]".fromBalString()); // @output [1,{"a":2.5},null]
    anydata t = check "table key(k) [{\"k\":1}]".fromBalString();
    io:println(t is table<map<anydata>>, check "xml`<a/>`".fromBalString() == xml `<a/>`); // @output truetrue
    io:println("[1".fromBalString() is error, "f()".fromBalString() is error); // @output truetrue
}
