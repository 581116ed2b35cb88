// .@ gives the value of an annotation of a type, or nil.

import ballerina/io;

type Info record {|
    string text;
|};

annotation Info info on type, class, function;

annotation mark on type;

@info {text: "point"}
@mark
type Point record {|
    int x;
|};

type Other record {|
    int x;
|};

@info {text: "class"}
class C {
}

public function main() {
    typedesc<any> t = Point;
    Info? i = t.@info;
    io:println(i, Point.@mark); // @output {"text":"point"}true
    typedesc<any> o = Other;
    io:println(o.@info is (), o.@mark is ()); // @output truetrue
    C c = new;
    typedesc<any> ct = typeof c;
    io:println(ct.@info?.text); // @output class
}
