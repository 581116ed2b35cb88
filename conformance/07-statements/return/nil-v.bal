// A function without return type returns nil.

import ballerina/io;

function a() {
}

function b() {
    return;
}

function c() returns () {
    return ();
}

function d(boolean t) returns int? {
    if t {
        return 1;
    }
}

public function main() {
    () x = a();
    io:println(x is (), b() is (), c() is (), d(true), d(false) is ()); // @output truetruetrue1true
}
