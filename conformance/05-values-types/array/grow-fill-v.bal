// A store beyond the end fills the members between.

import ballerina/io;

type Color "red"|"green"|"";

public function main() {
    int[] a = [];
    a[2] = 5;
    io:println(a); // @output [0,0,5]
    string[] s = ["x"];
    s[2] = "y";
    io:println(s); // @output ["x","","y"]
    boolean[] b = [];
    b[1] = true;
    io:println(b); // @output [false,true]
    float[] f = [];
    f[1] = 1;
    io:println(f); // @output [0.0,1.0]
    int?[] o = [];
    o[1] = 1;
    io:println(o); // @output [null,1]
    int[][] n = [];
    n[1] = [7];
    io:println(n); // @output [[],[7]]
    map<int>[] m = [];
    m[1] = {a: 1};
    io:println(m); // @output [{},{"a":1}]
    Color[] c = [];
    c[1] = "red";
    io:println(c); // @output ["","red"]
    any[] any1 = [];
    any1[1] = 1;
    io:println(any1); // @output [null,1]
    json[] j = [];
    j[1] = 1;
    io:println(j); // @output [null,1]
}
