// ?. gives nil when the field or the mapping is not there.

import ballerina/io;

type A record {|
    int x;
    B b?;
|};

type B record {|
    string s;
|};

public function main() {
    A? a = {x: 1, b: {s: "q"}};
    int? x = a?.x;
    string? s = a?.b?.s;
    io:println(x, s); // @output 1q
    A? n = ();
    io:println(n?.x is (), n?.b?.s is ()); // @output truetrue
    A c = {x: 2};
    string? t = c?.b?.s;
    io:println(t is ()); // @output true
}
