// Parentheses group type descriptors.

import ballerina/io;

public function main() {
    (int|string)[] a = [1, "a"];
    int|string[] b = 1;
    (int?)[] c = [(), 1];
    int?[] d = [1, ()];
    int[]? e = ();
    io:println(a.length(), " ", b is int, " ", c.length() + d.length(), " ", e is ()); // @output 2 true 4 true
    any f = <(function () returns int)[]>[];
    io:println(f is (any|error)[]); // @output true
}
