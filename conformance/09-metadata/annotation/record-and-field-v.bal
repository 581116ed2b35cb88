// Annotations may be attached to types, and read at run time.

import ballerina/io;

type Doc record {|
    string text = "none";
    int order = 0;
|};

public annotation Doc doc on type;

@doc {text: "a point"}
type Point record {|
    int x;
    int y;
|};

@doc
type Plain int;

public function main() {
    typedesc<any> p = Point;
    typedesc<any> q = Plain;
    io:println(p.@doc); // @output {"text":"a point","order":0}
    io:println(q.@doc?.text); // @output none
}
