// Elements have storage identity; text has not.

import ballerina/io;

public function main() {
    xml a = xml `<a/>`;
    xml b = xml `<a/>`;
    io:println(a === b, a == b, a === a[0]); // @output falsetruetrue
    io:println(xml `t` === xml `t`); // @output true
    xml s = a + b;
    io:println(s[0] === a, s === a + b, s === b + a); // @output truetruefalse
}
