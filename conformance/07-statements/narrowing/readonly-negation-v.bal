// What is not immutable is still of its type, and can be cloned.

import ballerina/io;

type Point record {|
    int x;
|};

function freeze(Point|string[] v) returns readonly & (Point|string[]) {
    if v is readonly {
        return v;
    }
    if v is Point {
        Point p = v;
        return p.cloneReadOnly();
    }
    string[] l = v;
    return l.cloneReadOnly();
}

function only(map<int>|(readonly & string[]) v) returns int {
    if v is readonly & string[] {
        return v.length();
    }
    map<int> m = v;
    return m.length() + 10;
}

public function main() {
    io:println(freeze({x: 1}), freeze(["a"])); // @output {"x":1}["a"]
    io:println(only({a: 1}), " ", only(["a", "b"])); // @output 11 2
}
