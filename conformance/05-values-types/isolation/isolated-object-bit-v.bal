// Whether an object is isolated is part of its shape.

import ballerina/io;

isolated class Safe {
    private int n = 0;
}

class Plain {
    public int[] list = [];
}

public function main() {
    any a = new Safe();
    any b = new Plain();
    io:println(a is isolated object {}, " ", b is isolated object {}); // @output true false
    io:println(a is object {}, " ", b is object {}); // @output true true
}
