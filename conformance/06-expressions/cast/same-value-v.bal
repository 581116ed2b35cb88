// A cast gives the value itself when it belongs to the type.

import ballerina/io;

public function main() {
    int[] l = [1];
    any a = l;
    int[] m = <int[]>a;
    io:println(m === l); // @output true
    int|string u = 5;
    int n = <int>u;
    io:println(n + 1); // @output 6
    anydata[] w = <anydata[]>a;
    io:println(w === l); // @output true
}
