// [] is the type of empty lists, a subtype of every list type without members.

import ballerina/io;

public function main() {
    [] e = [];
    int[] a = e;
    string[] b = e;
    io:println(a.length() + b.length()); // @output 0
    any x = <int[]>[];
    io:println(x is []); // @output false
}
