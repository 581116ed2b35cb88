// Each simple type has its filler value.

import ballerina/io;

type Small 0|1|2;
type Opt "x"?;

public function main() {
    boolean[] a = [];
    a[1] = true;
    float[] b = [];
    b[1] = 1.5;
    decimal[] c = [];
    c[1] = 1.5;
    string[] d = [];
    d[1] = "x";
    Small[] e = [];
    e[1] = 2;
    Opt[] f = [];
    f[1] = "x";
    byte[] g = [];
    g[1] = 9;
    json[] h = [];
    h[1] = 1;
    io:println(a, b, c, d, e, f, g, h); // @output [false,true][0.0,1.5][0,1.5]["","x"][0,2][null,"x"][0,9][null,1]
}
