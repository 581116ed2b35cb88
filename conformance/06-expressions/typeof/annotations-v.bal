// The annotations of a class or a type that constructed a value are there.

import ballerina/io;

annotation record {|string text;|} info on class, type;

@info {text: "class"}
class Box {
}

@info {text: "record"}
type P record {|
    int x;
|};

public function main() {
    object {} b = new Box();
    P p = {x: 1};
    io:println((typeof b).@info?.text, " ", (typeof p).@info?.text); // @output class record
}
