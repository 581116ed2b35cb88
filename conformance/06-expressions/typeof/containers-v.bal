// The runtime type of a mutable container is its inherent type, that of an
// immutable one a singleton.

import ballerina/io;

public function main() {
    anydata[] list = [1];
    anydata[] & readonly fixed = [1];
    typedesc<any> a = typeof list;
    typedesc<any> b = typeof fixed;
    io:println(a is typedesc<int[]>, " ", b is typedesc<int[]>, " ", a is typedesc<anydata[]>); // @output false true true
}
