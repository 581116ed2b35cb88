// Constants may be immutable structures.

import ballerina/io;

const int[] PRIMES = [2, 3, 5];
const map<string> NAMES = {a: "x", b: "y" + "z"};
const record {|int n; record {|string s;|} inner;|} REC = {n: 1, inner: {s: "q"}};

public function main() {
    io:println(PRIMES, NAMES, REC); // @output [2,3,5]{"a":"x","b":"yz"}{"n":1,"inner":{"s":"q"}}
    io:println(PRIMES.isReadOnly(), NAMES.isReadOnly(), REC.inner.isReadOnly()); // @output truetruetrue
}
