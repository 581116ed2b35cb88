// x.a is the value of an attribute, or an error.

import ballerina/io;

public function main() returns error? {
    xml x = xml `<e a="1"/>`;
    string a = check x.a;
    string|error b = x.b;
    io:println(a, b is error); // @output 1true
    xml empty = xml ``;
    string|error c = empty.a;
    xml two = xml `<a x="1"/><b x="1"/>`;
    string|error d = two.x;
    io:println(c is error, d is error); // @output truetrue
}
