// map, filter, reduce and forEach go through the members in order, once each.

import ballerina/io;

public function main() {
    string log = "";
    int[] a = [1, 2, 3];
    int[] b = a.map(function(int n) returns int {
        log += "m" + n.toString();
        return n * 2;
    }).filter(function(int n) returns boolean {
        log += "f" + n.toString();
        return n > 2;
    });
    int c = b.reduce(function(int x, int n) returns int {
        log += "r" + n.toString();
        return x - n;
    }, 0);
    io:println(log, " ", c); // @output m1m2m3f2f4f6r4r6 -10
}
