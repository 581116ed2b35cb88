// Attributes are read from single elements; other xml gives an error.

import ballerina/io;

public function main() {
    xml two = xml `<a k="1"/><b k="2"/>`;
    xml text = xml `text`;
    string|error a = two.k;
    string|error? b = two?.k;
    string|error? c = text?.k;
    io:println(a is error, b is error, c is error); // @output truetruetrue
    xml empty = xml ``;
    string|error d = empty.k;
    string|error? e = empty?.k;
    io:println(d is error, e is ()); // @output truetrue
}
