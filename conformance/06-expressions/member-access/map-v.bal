// Mappings are accessed by name; a nil mapping gives nil.

import ballerina/io;

type R record {|
    int a;
    string b?;
    boolean...;
|};

public function main() {
    map<int>? m = {x: 1};
    int? x = m["x"];
    map<int>? n = ();
    int? y = n["x"];
    io:println(x, y is ()); // @output 1true
    R r = {a: 1, b: "s", "c": true};
    int a = r["a"];
    string? b = r["b"];
    boolean? c = r["c"];
    string k = "a";
    int|string|boolean? v = r[k];
    io:println(a, b, c, v); // @output 1strue1
}
