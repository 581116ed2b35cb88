// distinct T has the type-ids of T as well.

import ballerina/io;

type Base distinct error;

type Special distinct Base;

type Alias Base;

public function main() {
    Special s = error("s");
    Base b = s;
    Base plain = error("b");
    io:println(b is Special, plain is Special); // @output truefalse
    Alias a = plain;
    io:println(a.message()); // @output b
}
