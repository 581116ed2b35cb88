// var infers the types of all variables of a binding pattern.

import ballerina/io;

type R record {|
    int a;
    string[] b;
    record {|boolean c;|} d?;
|};

public function main() {
    R r = {a: 1, b: ["x"]};
    var {a, b, d} = r;
    int i = a;
    string[] s = b;
    record {|boolean c;|}? t = d;
    io:println(i, s, t is ()); // @output 1["x"]true
    [int, [string, float...]] l = [1, ["q", 1.5, 2.5]];
    var [x, [y, ...z]] = l;
    float[] fs = z;
    io:println(x, y, fs); // @output 1q[1.5,2.5]
}
