// Cyclic values can be compared; the structure of references does not matter.

import ballerina/io;

public function main() {
    any[] dummy = [];
    anydata[] a = [1];
    a.push(a);
    anydata[] b = [1];
    b.push(b);
    anydata[] c = [1];
    c.push(a);
    io:println(a == b, a == c, dummy.length()); // @output truetrue0
    a[0] = 2;
    io:println(a == b); // @output false
}
