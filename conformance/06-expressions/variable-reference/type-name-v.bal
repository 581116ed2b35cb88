// The name of a type or class is a typedesc.

import ballerina/io;

type Id int;

class Box {
}

public function main() {
    typedesc<int> t = Id;
    typedesc<object {}> c = Box;
    any b = new Box();
    io:println(t is typedesc<int>, " ", c === Box, " ", typeof b === Box); // @output true true true
}
