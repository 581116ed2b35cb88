// Maps are covariant; a record without other fields is a map of its fields.

import ballerina/io;

type Size record {|
    int w;
    int h;
|};

public function main() {
    map<int> m = {a: 1};
    map<int|string> n = m;
    Size s = {w: 1, h: 2};
    map<int> k = s;
    map<int|string> either = s;
    io:println(n, k.length(), either["w"]); // @output {"a":1}21
    any v = m;
    io:println(v is map<anydata>, " ", v is Size); // @output true false
}
