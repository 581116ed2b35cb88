// The runtime type of an object is its class.

import ballerina/io;

class A {
}

class B {
    int n = 1;
}

public function main() {
    object {} x = new A();
    object {} y = new B();
    io:println(typeof x === A, " ", typeof y === A, " ", typeof y === B); // @output true false true
}
