// A cast of objects checks their types.

import ballerina/io;

class A {
    int n = 1;
}

class B {
    int n = 2;
    string s = "b";
}

public function main() {
    object {int n;} o = new B();
    B b = <B>o;
    io:println(b.s); // @output b
    A|error a = trap <A>o;
    io:println(a is A); // @output true
    o = new A();
    B|error c = trap <B>o;
    io:println(c is error); // @output true
}
