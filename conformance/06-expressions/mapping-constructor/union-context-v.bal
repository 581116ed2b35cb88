// Of a union, the member that has the named fields is taken.

import ballerina/io;

type A record {|
    int a;
|};

type B record {|
    int b;
    string s = "d";
|};

public function main() {
    A|B u = {b: 1};
    io:println(u); // @output {"b":1,"s":"d"}
    A|string|int[] v = {a: 2};
    io:println(v is A); // @output true
    map<int>? m = {};
    io:println(m); // @output {}
}
