// let binds variables for one expression; later ones may use earlier ones.

import ballerina/io;

public function main() {
    int n = let int a = 2, int b = a * 3 in a + b;
    io:println(n); // @output 8
    string s = let var [x, y] = <[string, int]>["q", 1] in x + y.toString();
    io:println(s); // @output q1
    int[] l = [let int k = 4 in k * k, 1];
    io:println(l); // @output [16,1]
    int m = let var {c, d} = {c: 1, d: 2} in c + d;
    io:println(m); // @output 3
}
