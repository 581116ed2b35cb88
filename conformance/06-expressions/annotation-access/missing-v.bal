// The value of an annotation that is not there is nil.

import ballerina/io;

type Info record {|
    string text;
|};

annotation Info info on type;
annotation marked on type;

@info {text: "x"}
@marked
type A int;

type B int;

public function main() {
    typedesc<any> a = A;
    typedesc<any> b = B;
    io:println(a.@info?.text, " ", b.@info is ()); // @output x true
    io:println(a.@marked is true, " ", b.@marked is true); // @output true false
}
