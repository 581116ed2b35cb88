// Two enums may have a member of the same value.

import ballerina/io;

enum A {
    ONE = "x"
}

enum B {
    TWO = "x"
}

public function main() {
    A a = ONE;
    B b = a;
    io:println(b == TWO); // @output true
}
