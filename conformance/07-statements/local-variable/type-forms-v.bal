// Every kind of type descriptor may begin a declaration.

import ballerina/io;

type E error<record {|int n;|}>;

class C {
}

public function main() {
    int[2]|map<string>? a = {k: "v"};
    record {|int x; string...;|} b = {x: 1, "y": "z"};
    map<record {|int n;|}[]> c = {};
    function (int, string) returns int? d = (n, s) => n;
    isolated function () e = isolated function() {
    };
    error<record {|int n;|}> f = error("x", n = 1);
    stream<int, error?> g = new;
    table<record {|readonly int k;|}> key(k) h = table [];
    typedesc<int|string> i = int;
    xml<xml:Element|xml:Text> j = xml `a`;
    future<int>? k = ();
    1|2|"x" l = 2;
    (int & readonly)[] m = [1];
    C & readonly|C n = new;
    byte[] o = base16 `ff`;
    string:RegExp p = re `x`;
    int:Signed8 q = -1;
    io:println(a, b, c, d(1, "x"), f.detail().n, g.next() is (), h.length(), j, k is (), l, m, o, p, q); // @output {"k":"v"}{"x":1,"y":"z"}{}11true0atrue2[1][255]x-1
    any all = [e, i, n];
    io:println(all is (any|error)[] ? all.length() : 0); // @output 3
}
