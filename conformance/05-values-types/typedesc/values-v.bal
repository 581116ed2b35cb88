// A type's name is an expression of type typedesc.

import ballerina/io;

type Point record {|
    int x;
|};

public function main() {
    typedesc<anydata> t = Point;
    typedesc<int> i = int;
    typedesc any1 = string;
    io:println(t is typedesc<record {|int x;|}>, t is typedesc<int>); // @output truefalse
    io:println(i is typedesc<int|string>, any1 is typedesc<string>); // @output truetrue
}
