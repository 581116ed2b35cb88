// A member of a record is read by a string; the type depends on the key's.

import ballerina/io;

type R record {|
    int a;
    string b;
    boolean c?;
|};

public function main() {
    R r = {a: 1, b: "x"};
    int a = r["a"];
    boolean? c = r["c"];
    "a"|"b" k = "b";
    int|string either = r[k];
    io:println(a, c is (), either); // @output 1truex
}
