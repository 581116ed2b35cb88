// The runtime type of a simple value is a singleton.

import ballerina/io;

public function main() {
    int n = 3;
    typedesc<int> t = typeof n;
    io:println(t is typedesc<3>, " ", t is typedesc<4>, " ", t is typedesc<byte>); // @output true false true
    any s = "x";
    typedesc<any> u = typeof s;
    io:println(u is typedesc<"x">); // @output true
}
