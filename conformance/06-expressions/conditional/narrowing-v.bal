// In the branches of a condition its test narrows; of L ?: R the nil is gone.

import ballerina/io;

function size(string|int[]? v) returns int => v is string ? v.length() : v is () ? -1 : v.length() * 10;

public function main() {
    io:println(size("abc"), size([1, 2]), size(())); // @output 320-1
    int? n = ();
    int m = n ?: 5;
    string s = (n is int ? n.toString() : ()) ?: "none";
    io:println(m, s); // @output 5none
}
