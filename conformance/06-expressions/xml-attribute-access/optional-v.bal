// x?.a is nil when the attribute is missing or the value empty.

import ballerina/io;

public function main() returns error? {
    xml x = xml `<e a="1"/>`;
    string? a = check x?.a;
    string? b = check x?.b;
    io:println(a, b is ()); // @output 1true
    xml empty = xml ``;
    string? c = check empty?.a;
    io:println(c is ()); // @output true
    xml text = xml `t`;
    string|error? d = text?.a;
    io:println(d is error); // @output true
}
