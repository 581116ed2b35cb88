// The type of a value made with an annotated type has the annotation.

import ballerina/io;

type Info record {|
    string text;
|};

annotation Info info on type;

@info {text: "map"}
type M record {|
    int x;
|};

public function main() {
    M m = {x: 1};
    typedesc<any> t = typeof m;
    io:println(t.@info); // @output {"text":"map"}
}
