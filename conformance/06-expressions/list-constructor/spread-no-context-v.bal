// Without an expected type a spread makes the rest of the tuple's type.

import ballerina/io;

public function main() {
    int[] ns = [1, 2];
    var a = ["x", ...ns];
    string first = a[0];
    a.push(5);
    any v = a;
    io:println(first, a, v is [string, int...]); // @output x["x",1,2,5]true
}
